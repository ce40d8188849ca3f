import type { TimedRun } from '../../state/measuring.ts';
import { quantileOf } from '../../state/time-statistics.ts';

/** The same stage, or the whole run, before and after a change, each measured a few times in turn. */
export interface ComparedTime {
  readonly name: string;
  readonly title: string;
  readonly before: Spread | undefined;
  readonly after: Spread | undefined;
  /** `apart` when the slowest of one is faster than the fastest of the other; `noise` when they overlap. */
  readonly verdict: 'faster' | 'slower' | 'noise' | 'not known';
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export const BEFORE = 'Before';
export const AFTER = 'After';
const LEAST_RUNS = 2;

/** The whole run first, then every stage of either. */
export function comparedTimes(runs: readonly TimedRun[]): readonly ComparedTime[] {
  const [before, after] = [BEFORE, AFTER].map((group) => runs.filter((run) => run.group === group));
  if (before === undefined || after === undefined || runs.length === 0) return [];
  const titles = new Map(runs.flatMap(({ stages }) => stages.map(({ name, title }) => [name, title])));
  const timesOf = (of: readonly TimedRun[], name: string): number[] =>
    of.flatMap(({ stages }) => stages.filter((each) => each.name === name).map(({ ms }) => ms));
  const whole = compare('', 'Whole run', [before.map(({ ms }) => ms), after.map(({ ms }) => ms)]);
  return [
    whole,
    ...[...titles].map(([name, title]) =>
      compare(name, title, [timesOf(before, name), timesOf(after, name)]),
    ),
  ];
}

function compare(
  name: string,
  title: string,
  [one, other]: readonly [before: readonly number[], after: readonly number[]],
): ComparedTime {
  const before = spreadOf(one);
  const after = spreadOf(other);
  return {
    name,
    title,
    before,
    after,
    verdict: verdictOf(before, after, Math.min(one.length, other.length)),
  };
}

function verdictOf(
  before: Spread | undefined,
  after: Spread | undefined,
  runs: number,
): ComparedTime['verdict'] {
  if (before === undefined || after === undefined || runs < LEAST_RUNS) return 'not known';
  if (after.most < before.least) return 'faster';
  return after.least > before.most ? 'slower' : 'noise';
}

function spreadOf(values: readonly number[]): Spread | undefined {
  const median = quantileOf(values, 0.5);
  return median === undefined ? undefined : { median, least: Math.min(...values), most: Math.max(...values) };
}
