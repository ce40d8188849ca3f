import { performance } from 'node:perf_hooks';

/** One measurement of one contender. */
export interface Reading {
  /** Milliseconds by the clock, for one unit of work (one restart, one pass, one silhouette …). */
  readonly ms: number;
  /** Milliseconds of processor time, for the same: it suffers less from other programs on the machine. */
  readonly cpuMs: number;
  /** What came out, for comparison. */
  readonly result?: number;
}

/** Something to measure beside others. */
export interface Contender {
  readonly name: string;
  readonly run: () => Reading | Promise<Reading>;
}

/** Runs `work`, which does `units` units and returns what to compare. */
export function timed(units: number, work: () => number | undefined): Reading {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = work();
  const ms = (performance.now() - start) / units;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000 / units, ...(result === undefined ? {} : { result }) };
}

/** The same for work that waits for other threads, whose processor time counts too. */
export async function timedAsync(units: number, work: () => Promise<number | undefined>): Promise<Reading> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const ms = (performance.now() - start) / units;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000 / units, ...(result === undefined ? {} : { result }) };
}

/** What some rounds of readings come to. */
export interface Outcome {
  readonly name: string;
  readonly minimum: number;
  readonly median: number;
  readonly cpuMinimum: number;
  /** The least result of the rounds. */
  readonly best: number | undefined;
}

/**
 * Measures the contenders in turn, `rounds` times over after one round that does not count. In each, one that takes a
 * few milliseconds is run until as many have passed as compilers need, and its reading is the mean time, and the result of
 * the first: else the least of a short one's times would be held against the mean of a long one's units, and code half
 * compiled against code that is.
 */
export async function inTurn(contenders: readonly Contender[], rounds: number): Promise<Outcome[]> {
  const readings = contenders.map((): Reading[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, { run }] of contenders.entries()) {
      const reading = await meanOfRuns(run, round === 0 ? LEAST_MS.warmUp : LEAST_MS.reading);
      if (round > 0) readings[i]!.push(reading);
    }
  }
  return contenders.map(({ name }, i) => summary(name, readings[i]!));
}

/** What takes seconds, measured once and not before. */
export async function measuredOnce({ name, run }: Contender): Promise<Outcome> {
  return summary(name, [await run()]);
}

/**
 * For how long a contender is run in a round at least. The first runs after the seconds of another take up to twice as long as those
 * that follow: among six they would be most of the reading, which in one of seconds they are not.
 */
const LEAST_MS = { warmUp: 300, reading: 300 };

async function meanOfRuns(run: Contender['run'], leastMs: number): Promise<Reading> {
  const begun = performance.now();
  const runs: Reading[] = [];
  while (runs.length === 0 || performance.now() - begun < leastMs) runs.push(await run());
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return { ...runs[0]!, ms: mean(runs.map(({ ms }) => ms)), cpuMs: mean(runs.map(({ cpuMs }) => cpuMs)) };
}

function summary(name: string, readings: readonly Reading[]): Outcome {
  const ms = readings.map((reading) => reading.ms).toSorted((a, b) => a - b);
  const results = readings.flatMap(({ result }) => (result === undefined ? [] : [result]));
  return {
    name,
    minimum: ms[0]!,
    median: ms[ms.length >> 1]!,
    cpuMinimum: Math.min(...readings.map(({ cpuMs }) => cpuMs)),
    best: results.length === 0 ? undefined : Math.min(...results),
  };
}
