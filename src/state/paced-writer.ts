/** Writes texts, each later one in the place of those still waiting. */
export interface PacedWriter {
  write(text: string): void;
  /** The text that waits to be written. */
  waiting(): string | undefined;
  /** Forgets it. */
  drop(): void;
}

/** A few writes in a row go through at once; beyond these there is one in so many milliseconds. */
const AT_ONCE = 40;
const MS_PER_WRITE = 250;

/**
 * Browsers refuse to change the address more than 200 times in 30 seconds, and say so on the console; dragging a slider
 * changes it with every pixel. This lets at most 160 through, and always the last.
 */
export function pacedWriter(
  write: (text: string) => void,
  clock: { now(): number; after(ms: number, callback: () => void): void },
): PacedWriter {
  let left = AT_ONCE;
  let countedAt = clock.now();
  let waiting: string | undefined;
  let timed = false;

  const refill = (): void => {
    const earned = Math.floor((clock.now() - countedAt) / MS_PER_WRITE);
    left = Math.min(AT_ONCE, left + earned);
    countedAt += earned * MS_PER_WRITE;
  };
  const later = (): void => {
    timed = false;
    if (waiting === undefined) return;
    const text = waiting;
    waiting = undefined;
    refill();
    left = Math.max(0, left - 1);
    write(text);
  };

  return {
    write(text) {
      refill();
      if (left > 0 && waiting === undefined) {
        left--;
        write(text);
        return;
      }
      waiting = text;
      if (timed) return;
      timed = true;
      clock.after(MS_PER_WRITE, later);
    },
    waiting: () => waiting,
    drop() {
      waiting = undefined;
    },
  };
}
