/** Long work that may be put down between slices of a few milliseconds and taken up again; it returns what it made. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** A stretch of rows, the last one not included. */
export type Stretch = readonly [from: number, to: number];

const ROWS_AT_ONCE = 16_384;

/** The rows 0 … count − 1 in stretches, each short enough to be one slice of simple work. */
export function* stretches(count: number): Generator<Stretch, undefined, undefined> {
  for (let from = 0; from < count; from += ROWS_AT_ONCE) yield [from, Math.min(count, from + ROWS_AT_ONCE)];
}

/** Does sliced work and gives way between its slices, as often as `checkpoint` finds it time to. */
export async function withBreaks<T>(work: Sliced<T>, checkpoint: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await checkpoint();
  }
}

/** Does sliced work without putting it down. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
