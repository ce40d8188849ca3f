import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of all page processes below this one, in MB; 0 where there is no /proc. */
export function rendererMegabytes(): number {
  return valuesOf('VmRSS').reduce((sum, bytes) => sum + bytes, 0) / 1_048_576;
}

/**
 * The greatest memory that a page's process ever had resident, in bytes, as Linux counts it (VmHWM): the page, its workers and
 * all they share. Of several page processes below this one it is that of the largest; undefined where there is no /proc.
 */
function peakOfRenderers(): number | undefined {
  const peaks = valuesOf('VmHWM');
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

/** What Linux counts under a name for each page process below this one, in bytes. */
function valuesOf(name: 'VmRSS' | 'VmHWM'): readonly number[] {
  return processes()
    .filter(({ pid, command }) => command.includes('--type=renderer') && isBelow(pid, process.pid))
    .flatMap(({ pid }) => {
      const kilobytes = new RegExp(`${name}:\\s*(\\d+) kB`).exec(textOf(`/proc/${pid}/status`))?.[1];
      return kilobytes === undefined ? [] : [Number(kilobytes) * 1024];
    });
}

function processes(): readonly { readonly pid: number; readonly command: string }[] {
  const pids = listed('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid: Number(pid), command: textOf(`/proc/${pid}/cmdline`) }));
}

function isBelow(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1;) {
    if (at === ancestor) return true;
    at = Number(/^PPid:\s*(\d+)/m.exec(textOf(`/proc/${at}/status`))?.[1] ?? 0);
  }
  return false;
}

/** Processes end while they are looked at. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Watches the peak until it is stopped: a browser may set the count back now and then. */
export function watchPeak(): { peak(): number | undefined; stop(): void } {
  let most: number | undefined;
  const look = (): void => {
    const now = peakOfRenderers();
    if (now !== undefined) most = Math.max(most ?? 0, now);
  };
  const timer = setInterval(look, MS_BETWEEN_LOOKS);
  return {
    peak() {
      look();
      return most;
    },
    stop: () => clearInterval(timer),
  };
}

const MS_BETWEEN_LOOKS = 500;
