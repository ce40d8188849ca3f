/** Jobs of one kind, of which the last counts. */
export interface Jobs {
  /** Begins when the former has ended, which is cancelled. */
  start<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(): void;
}

/** Starts one job after the other; starting the next cancels the former. */
export function oneAtATime(): Jobs {
  let current = new AbortController();
  let before: Promise<unknown> = Promise.resolve();
  return {
    async start(job) {
      current.abort();
      const mine = new AbortController();
      current = mine;
      const former = before;
      const started = (async () => {
        await former;
        return job(mine.signal);
      })();
      before = started.then(
        () => undefined,
        () => undefined,
      );
      return started;
    },
    cancel: () => current.abort(),
  };
}
