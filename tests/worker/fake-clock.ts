/** A clock that moves when the test says so. */
export interface FakeClock {
  now(): number;
  after(ms: number, callback: () => void): () => void;
  /** Lets time pass, calling what is due in order. */
  advance(ms: number): void;
}

export function fakeClock(): FakeClock {
  let time = 0;
  let waiting: { readonly due: number; readonly callback: () => void }[] = [];
  return {
    now: () => time,
    after(ms, callback) {
      const entry = { due: time + ms, callback };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const next = waiting.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        waiting = waiting.filter((each) => each !== next);
        time = Math.max(time, next.due);
        next.callback();
      }
      time = end;
    },
  };
}
