import type { RunEvent } from '../engine/events.ts';

/** Tells of each stage when it is over, one line each, through `write`. */
export function progressLines(write: (line: string) => void): (event: RunEvent) => void {
  return (event) => {
    if (event.kind !== 'stage-ended') return;
    const { title, status, ms, reason } = event.report;
    if (status === 'computed' || status === 'cached')
      write(`${title}: ${status === 'cached' ? 'unchanged' : `${ms.toFixed(0)} ms`}`);
    else if (status === 'skipped') write(`${title}: skipped${reason === undefined ? '' : ` (${reason})`}`);
  };
}
