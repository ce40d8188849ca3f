import type { TimedRun } from '../../state/measuring.ts';
import { growthExponent } from '../../state/time-statistics.ts';

/** How the time of a stage grows with the number of customers. */
export interface StageGrowth {
  readonly name: string;
  readonly title: string;
  /** Milliseconds by customers. */
  readonly times: ReadonlyMap<number, number>;
  readonly exponent: number | undefined;
}

/** One line per stage in the order of the pipeline, and one for the whole run. */
export function growthByStage(runs: readonly TimedRun[]): readonly StageGrowth[] {
  const [first] = runs;
  if (first === undefined) return [];
  const whole = growthOf(
    '',
    'Whole run',
    runs.map(({ customers, ms }) => ({ size: customers, ms })),
  );
  const stages = first.stages.map(({ name, title }) =>
    growthOf(
      name,
      title,
      runs.flatMap(({ customers, stages: timed }) => {
        const found = timed.find((each) => each.name === name);
        return found === undefined ? [] : [{ size: customers, ms: found.ms }];
      }),
    ),
  );
  return [whole, ...stages];
}

function growthOf(
  name: string,
  title: string,
  points: readonly { readonly size: number; readonly ms: number }[],
): StageGrowth {
  return {
    name,
    title,
    times: new Map(points.map(({ size, ms }) => [size, ms])),
    exponent: growthExponent(points),
  };
}
