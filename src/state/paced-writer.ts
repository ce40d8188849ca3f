/** Writes texts, each later one in the place of those still waiting. */
export interface PacedWriter {
  write(text: string): void;
  /** The text that waits to be written. */
  waiting(): string | undefined;
  /** Writes it now, if there is one: before something else is written. */
  flush(): void;
  /** Forgets it. */
  drop(): void;
}

/** A few writes in a row go through with the next task; beyond these there is one in so many milliseconds. */
const IN_A_ROW = 40;
const MS_PER_WRITE = 250;

/**
 * Browsers refuse to change the address more than 200 times in 30 seconds, and say so on the console; dragging a slider
 * changes it with every pixel. This lets at most 160 through, and always the last. None is written in the task that asks for
 * it, which has a page to draw.
 */
export function pacedWriter(
  write: (text: string) => void,
  clock: { now(): number; after(ms: number, callback: () => void): void },
): PacedWriter {
  let left = IN_A_ROW;
  let countedAt = clock.now();
  let waiting: string | undefined;
  let timed = false;

  const refill = (): void => {
    const earned = Math.floor((clock.now() - countedAt) / MS_PER_WRITE);
    left = Math.min(IN_A_ROW, left + earned);
    countedAt += earned * MS_PER_WRITE;
  };
  const flush = (): void => {
    if (waiting === undefined) return;
    const text = waiting;
    waiting = undefined;
    refill();
    left = Math.max(0, left - 1);
    write(text);
  };
  const later = (): void => {
    timed = false;
    flush();
  };

  return {
    write(text) {
      waiting = text;
      if (timed) return;
      timed = true;
      refill();
      clock.after(left > 0 ? 0 : MS_PER_WRITE, later);
    },
    waiting: () => waiting,
    flush,
    drop() {
      waiting = undefined;
    },
  };
}
