import type { Worker } from 'node:worker_threads';
import { type Failure, failureText } from '../engine/failure.ts';

/** What a command needs of the process. */
export interface Terminal {
  out(text: string): void;
  error(line: string): void;
  readonly signal: AbortSignal;
  startThread(): Worker;
}

/** Exit statuses that scripts may rely on. */
export const EXIT = { done: 0, bug: 1, badInput: 2, interrupted: 130 } as const;

/** Says what went wrong on stderr and gives the exit status; only a bug shows where it happened. */
export function reportFailure(failure: Failure, terminal: Pick<Terminal, 'error'>): number {
  terminal.error(`strata: ${failureText(failure)}${'remedy' in failure ? ` ${failure.remedy}` : ''}`);
  if (failure.kind === 'bad-input') return EXIT.badInput;
  if (failure.kind === 'bug')
    terminal.error(`This is a defect of Strata, not of your data. ${failure.detail}`);
  return EXIT.bug;
}

/** Says that the run was interrupted and gives the exit status. */
export function interrupted(terminal: Pick<Terminal, 'error'>): number {
  terminal.error('strata: interrupted; no result was written.');
  return EXIT.interrupted;
}
