import { performance } from 'node:perf_hooks';

/** What several things took at one size. */
export interface SizedTimes {
  readonly size: number;
  readonly times: Readonly<Record<string, Times>>;
  /** What explains them, such as iterations. */
  readonly counts?: Readonly<Record<string, number>>;
}

export interface Times {
  /** Milliseconds by the clock. */
  readonly ms: number;
  /** Milliseconds of processor time: other programs on the machine disturb it less. */
  readonly cpuMs: number;
}

/** Does the work and says what it took. */
export async function timed<T>(work: () => T | Promise<T>): Promise<Times & { readonly made: T }> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const made = await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { made, ms, cpuMs: (user + system) / 1000 };
}
