/** What a breather needs of the platform. */
export interface BreatherPorts {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after whatever waits has been done. */
  pause(): Promise<void>;
}

/** Gives way when `everyMs` have passed since it last did, so that long work leaves room for the screen. */
export function breather({ now, pause }: BreatherPorts, everyMs: number): () => Promise<void> {
  let rested = now();
  return async () => {
    if (now() - rested < everyMs) return;
    await pause();
    rested = now();
  };
}
