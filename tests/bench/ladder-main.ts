/**
 * Runs the pipeline end to end at growing sizes, in Node and in Chromium, and fits how each stage grows:
 * `npm run bench -- ladder [--sizes 500,5000,…] [--rounds N] [--no-browser] [--no-growth] [--json FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Rung, climbLadder } from './ladder.ts';
import { type Chromium, startChromium } from './ladder/chromium-ways.ts';
import { MOST_CUSTOMERS, eventTimes } from './ladder/event-growth.ts';
import { type Growth, growthExponent } from './ladder/growth-exponent.ts';
import { kMeansTimes, silhouetteTimes } from './ladder/kernel-growth.ts';
import { nodeWays } from './ladder/node-ways.ts';
import type { SizedTimes, Times } from './ladder/sized-times.ts';
import type { Way } from './ladder/way.ts';
import { loadText, machine, machineText } from './machine.ts';
import { msText, textTable } from './text-table.ts';

const WORKERS = [1, 2];

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '500,5000,10000,94000' },
    rounds: { type: 'string', default: '2' },
    'no-browser': { type: 'boolean', default: false },
    'no-growth': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const sizes = values.sizes.split(',').map(Number);
const facts = machine();
console.log(machineText(facts));
const chromium = values['no-browser'] ? undefined : await startChromium(WORKERS);
if (chromium !== undefined) console.log(`Chromium: ${chromium.version}`);
const rungs = await climb([...nodeWays(WORKERS), ...(chromium?.ways ?? [])], chromium);
const stageGrowth = growthOfStages(rungs);
printStageGrowth(stageGrowth);
const growth = values['no-growth'] ? [] : await measureGrowth();
const same = sizes.every(
  (size) =>
    new Set(rungs.filter(({ customers }) => customers === size).flatMap(({ resultHashes }) => resultHashes))
      .size === 1,
);
console.log(`\n${same ? 'Every way gave the same result at each size.' : 'RESULTS DIFFER between ways.'}`);
if (!same) process.exitCode = 1;
console.log(`load average ${loadText()}`);
if (values.json !== undefined) {
  const report = {
    ...facts,
    chromium: chromium?.version,
    loadAfter: loadavg(),
    rounds,
    rungs,
    stageGrowth,
    growth,
    sameResults: same,
  };
  writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}

async function climb(ways: readonly Way[], browser: Chromium | undefined): Promise<Rung[]> {
  try {
    return await climbLadder(sizes, ways, { rounds, onSize: printSize });
  } finally {
    for (const way of ways) await way.close();
    await browser?.close();
  }
}

function printSize(ofSize: readonly Rung[]): void {
  const [first] = ofSize;
  const names = first!.stages.map(({ name }) => name);
  const bytes = first!.stages.map((stage) => megabytes(stage.bytes));
  console.log(
    `\n${first!.customers} customers, ${first!.events} events, runs of each: ${first!.runs}, minimum ms (load ${loadText()})`,
  );
  const total = first!.stages.reduce((sum, stage) => sum + stage.bytes, 0);
  console.log(
    textTable(
      ['stage', 'MB', ...ofSize.map(({ way }) => way)],
      [
        ...names.map((name, i) => [
          name,
          bytes[i]!,
          ...ofSize.map(({ stages }) => msText(stages[i]!.ms.minimum)),
        ]),
        ['end to end', megabytes(total), ...ofSize.map((rung) => msText(rung.total.minimum))],
        ...(first!.runs > 1 ? [['median', '', ...ofSize.map((rung) => msText(rung.total.median))]] : []),
      ],
    ),
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

interface StageGrowth {
  readonly way: string;
  readonly stage: string;
  readonly growth: Growth | undefined;
  /** The same by processor time of all threads; undefined in a browser. */
  readonly cpuGrowth: Growth | undefined;
}

function growthOfStages(all: readonly Rung[]): StageGrowth[] {
  const ways = [...new Set(all.map(({ way }) => way))];
  return ways.flatMap((way) => {
    const own = all.filter((rung) => rung.way === way);
    const stages = own[0]!.stages.map(({ name }) => name);
    const totals = own.map(({ customers, total }) => ({ size: customers, ms: total.minimum }));
    const cpu = (i: number) =>
      own.map((rung) => ({ size: rung.customers, ms: rung.stages[i]!.cpuMs ?? NaN }));
    return [
      ...stages.map((stage, i) => {
        const timings = own.map((rung) => ({ size: rung.customers, ms: rung.stages[i]!.ms.minimum }));
        return { way, stage, growth: growthExponent(timings), cpuGrowth: growthExponent(cpu(i)) };
      }),
      { way, stage: 'end to end', growth: growthExponent(totals), cpuGrowth: undefined },
    ];
  });
}

function printStageGrowth(all: readonly StageGrowth[]): void {
  const ways = [...new Set(all.map(({ way }) => way))];
  const stages = [...new Set(all.map(({ stage }) => stage))];
  const inPlace = ways[0]!;
  const found = (way: string, stage: string): StageGrowth | undefined =>
    all.find((each) => each.way === way && each.stage === stage);
  console.log('\nTime grows with the number of customers like its power of … (times above 1 ms)');
  console.log(
    textTable(
      ['stage', `${inPlace}, cpu`, ...ways],
      stages.map((stage) => [
        stage,
        exponentText(found(inPlace, stage)?.cpuGrowth),
        ...ways.map((way) => exponentText(found(way, stage)?.growth)),
      ]),
    ),
  );
}

function exponentText(growth: Growth | undefined): string {
  return growth === undefined ? '–' : growth.exponent.toFixed(2);
}

interface Grown {
  readonly title: string;
  readonly name: string;
  readonly timings: readonly (Times & { readonly size: number })[];
  readonly growth: Growth | undefined;
  /** The same by processor time. */
  readonly cpuGrowth: Growth | undefined;
}

async function measureGrowth(): Promise<Grown[]> {
  const events = await grow(
    `Customers on one thread (${MOST_CUSTOMERS.toLocaleString('en')} is the most that is generated so far)`,
    [12_500, 25_000, 50_000, 100_000, MOST_CUSTOMERS],
    eventTimes,
  );
  const clusterings = await grow(
    'Rows of a planted matrix of 16 columns, k = 15, one thread',
    [3125, 6250, 12_500, 25_000, 50_000, 100_000],
    kMeansTimes,
  );
  const silhouettes = await grow(
    'Rows of a planted matrix of 16 columns, ten clusters, one thread',
    [2500, 5000, 10_000, 20_000],
    silhouetteTimes,
  );
  return [...events, ...clusterings, ...silhouettes];
}

/** The least times of the rounds, after one that does not count at the smallest size. */
async function grow(
  title: string,
  at: readonly number[],
  measure: (size: number) => Promise<SizedTimes>,
): Promise<Grown[]> {
  await measure(at[0]!);
  const measured: SizedTimes[][] = at.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, size] of at.entries()) measured[i]!.push(await measure(size));
  }
  const grown = Object.keys(measured[0]![0]!.times).map((name): Grown => {
    const timings = at.map((size, i) => ({
      size,
      ms: Math.min(...measured[i]!.map(({ times }) => times[name]!.ms)),
      cpuMs: Math.min(...measured[i]!.map(({ times }) => times[name]!.cpuMs)),
    }));
    const cpuGrowth = growthExponent(timings.map(({ size, cpuMs }) => ({ size, ms: cpuMs })));
    return { title, name, timings, growth: growthExponent(timings), cpuGrowth };
  });
  console.log(`\n${title}; minimum ms of ${rounds} (load ${loadText()})`);
  console.log(
    textTable(
      ['', ...at.map((size) => size.toLocaleString('en')), 'power', 'of cpu'],
      [
        ...grown.map(({ name, timings, growth, cpuGrowth }) => [
          name,
          ...timings.map(({ ms }) => msText(ms)),
          exponentText(growth),
          exponentText(cpuGrowth),
        ]),
        ...Object.keys(measured[0]![0]!.counts ?? {}).map((name) => [
          name,
          ...measured.map(([first]) => `${first!.counts![name]!}`),
        ]),
      ],
    ),
  );
  return grown;
}
