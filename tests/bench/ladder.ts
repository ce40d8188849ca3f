import { climbLadder, type Rung, type RungStage } from './ladder/climb-ladder.ts';
import type { Chromium } from './ladder/chromium-ways.ts';
import { nodeWays } from './ladder/node-ways.ts';
import type { Way } from './ladder/way.ts';
import { type Growth, type Timing, exponentText, growthExponent } from './growth/growth-exponent.ts';
import { loadText } from './machine.ts';
import { msText, textTable } from './text-table.ts';

export interface LadderOutcome {
  /** Its version; undefined where no browser ran. */
  readonly chromium: string | undefined;
  readonly rungs: readonly Rung[];
  readonly stageGrowth: readonly StageGrowth[];
  /** Where the ways do not all give the same result: a bug. */
  readonly differingSizes: readonly number[];
}

/** The numbers of workers on the ladder. */
export const WORKERS = [1, 2];

/**
 * Runs the pipeline end to end at growing sizes, in Node and, where a browser is given, in it, and fits how each stage
 * grows.
 */
export async function ladderBench({
  sizes,
  eventsPerCustomer,
  inPlaceOnly,
  rounds,
  chromium,
}: {
  readonly sizes: readonly number[];
  /** As the production preset has them where not told. */
  readonly eventsPerCustomer: number | undefined;
  readonly inPlaceOnly: boolean;
  readonly rounds: number;
  readonly chromium: Chromium | undefined;
}): Promise<LadderOutcome> {
  const ways: readonly Way[] = [...nodeWays(inPlaceOnly ? [] : WORKERS), ...(chromium?.ways ?? [])];
  try {
    const rungs = await climbLadder(sizes, ways, { eventsPerCustomer, rounds, onSize: printSize });
    const stageGrowth = growthOfStages(rungs);
    if (stageGrowth.some(({ growth }) => growth !== undefined)) printStageGrowth(stageGrowth);
    const differingSizes = sizes.filter((size) => resultsAt(rungs, size) > 1);
    const same = differingSizes.length === 0;
    if (ways.length > 1)
      console.log(
        `\n${same ? 'Every way gave the same result at each size.' : 'RESULTS DIFFER between ways.'}`,
      );
    return { chromium: chromium?.version, rungs, stageGrowth, differingSizes };
  } finally {
    for (const way of ways) await way.close();
  }
}

function resultsAt(rungs: readonly Rung[], size: number): number {
  const own = rungs.filter(({ customers }) => customers === size);
  return new Set(own.flatMap(({ resultHashes }) => resultHashes)).size;
}

function printSize(ofSize: readonly Rung[]): void {
  const [first] = ofSize;
  const names = first!.stages.map(({ name }) => name);
  const bytes = first!.stages.map((stage) => megabytes(stage.bytes));
  console.log(
    `\n${first!.customers} customers, no sensitivity, ${first!.events} events, runs of each: ${first!.runs}, minimum ms (load ${loadText()})`,
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

/** How the time of a stage grows with the customers. */
export interface StageGrowth {
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
    /** Of the sizes at which it was not left out, as stages are that need the events where those are streamed. */
    const timingsOf = (stage: string, msOf: (found: RungStage) => number): readonly Timing[] =>
      own.flatMap(({ customers, stages: found }) =>
        found.filter(({ name }) => name === stage).map((each) => ({ size: customers, ms: msOf(each) })),
      );
    return [
      ...stages.map((stage) => ({
        way,
        stage,
        growth: growthExponent(timingsOf(stage, ({ ms }) => ms.minimum)),
        cpuGrowth: growthExponent(timingsOf(stage, ({ cpuMs }) => cpuMs ?? NaN)),
      })),
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
