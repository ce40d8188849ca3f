import { eventTimes } from './growth/event-times.ts';
import { type Growth, exponentText, growthExponent } from './growth/growth-exponent.ts';
import { kMeansTimes, silhouetteTimes } from './growth/kernel-times.ts';
import type { SizedTimes, Times } from './growth/sized-times.ts';
import { loadText } from './machine.ts';
import { msText, textTable } from './text-table.ts';

/** How one thing's time grows. */
export interface Grown {
  readonly title: string;
  readonly name: string;
  readonly timings: readonly SizedTiming[];
  readonly growth: Growth | undefined;
  /** The same by processor time. */
  readonly cpuGrowth: Growth | undefined;
}

/** The least times at a size. */
export interface SizedTiming extends Times {
  readonly size: number;
  /** Processor time in nanoseconds for each event, where there are events. */
  readonly nsPerEvent: number | undefined;
}

/** How generation, group-by, profiles, k-means and exact silhouettes grow, on one thread. */
export async function growthBench({
  rounds,
  quick,
}: {
  readonly rounds: number;
  readonly quick: boolean;
}): Promise<readonly Grown[]> {
  const events = await grow(
    'Customers, default events, one thread',
    quick ? [12_500, 25_000, 50_000] : [25_000, 50_000, 100_000, 200_000, 500_000, 1_000_000],
    { rounds, measure: eventTimes },
  );
  const clusterings = await grow(
    'Rows of a planted matrix of 16 columns, k = 15, one thread',
    quick ? [5000, 10_000, 20_000] : [5000, 10_000, 20_000, 50_000, 100_000],
    { rounds, measure: kMeansTimes },
  );
  const silhouettes = await grow(
    'Rows of a planted matrix of 16 columns, ten clusters, one thread',
    quick ? [1250, 2500, 5000] : [2500, 5000, 10_000, 20_000],
    { rounds, measure: silhouetteTimes },
  );
  return [...events, ...clusterings, ...silhouettes];
}

/** The least times of the rounds, after one at the smallest size that does not count; memory is given back between. */
async function grow(
  title: string,
  at: readonly number[],
  { rounds, measure }: { readonly rounds: number; readonly measure: (size: number) => Promise<SizedTimes> },
): Promise<Grown[]> {
  await measure(at[0]!);
  const measured: SizedTimes[][] = at.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, size] of at.entries()) {
      globalThis.gc?.();
      measured[i]!.push(await measure(size));
    }
  }
  const grown = Object.keys(measured[0]![0]!.times).map((name): Grown => {
    const timings = at.map((size, i) => timingOf(size, name, measured[i]!));
    const cpuGrowth = growthExponent(timings.map(({ size, cpuMs }) => ({ size, ms: cpuMs })));
    return { title, name, timings, growth: growthExponent(timings), cpuGrowth };
  });
  console.log(`\n${title}; minimum ms of ${rounds} (load ${loadText()})`);
  printGrown(grown, measured);
  return grown;
}

function timingOf(size: number, name: string, readings: readonly SizedTimes[]): SizedTiming {
  const cpuMs = Math.min(...readings.map(({ times }) => times[name]!.cpuMs));
  const events = readings[0]?.counts?.['events'];
  return {
    size,
    ms: Math.min(...readings.map(({ times }) => times[name]!.ms)),
    cpuMs,
    nsPerEvent: events === undefined ? undefined : (cpuMs / events) * 1e6,
  };
}

function printGrown(grown: readonly Grown[], measured: readonly (readonly SizedTimes[])[]): void {
  const [first] = measured[0]!;
  const sizes = measured.map(([one]) => one!.size.toLocaleString('en'));
  const times = grown.map(({ name, timings, growth, cpuGrowth }) => [
    name,
    ...timings.map(({ ms }) => msText(ms)),
    exponentText(growth),
    exponentText(cpuGrowth),
  ]);
  const perEvent = grown.flatMap(({ name, timings }) =>
    timings.some(({ nsPerEvent }) => nsPerEvent === undefined)
      ? []
      : [[`${name}, cpu ns per event`, ...timings.map(({ nsPerEvent }) => nsPerEvent!.toFixed(1))]],
  );
  const counts = Object.keys(first!.counts ?? {}).map((name) => [
    name,
    ...measured.map(([one]) => one!.counts![name]!.toLocaleString('en')),
  ]);
  console.log(textTable(['', ...sizes, 'power', 'of cpu'], [...times, ...perEvent, ...counts]));
}
