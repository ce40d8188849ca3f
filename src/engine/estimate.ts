/** What a stage is expected to take on the machine whose measurement the model is fitted to. */
export interface StageCost {
  readonly stage: string;
  /** Stands for all that it computes with beside the size: engine, effort, values of k. */
  readonly setup: number;
  /** Milliseconds that the host computes itself. */
  readonly hostMs: number;
  /** Milliseconds of tasks, which workers share. */
  readonly taskMs: number;
  /** Those of the artifact. */
  readonly bytes: number;
}

/** A stage of a finished run of this machine, beside what the model expected of it. */
export interface StageSample {
  readonly stage: string;
  readonly ms: number;
  readonly expectedMs: number;
  /** What it computed with, as in its cost; undefined where it is not known. */
  readonly setup: number | undefined;
}

/**
 * What an estimate rests on: `kept` costs nothing, since the cache has it; `measured` is the same work at the same size
 * here, `interpolated` the same between sizes measured here, `extrapolated` beyond them or from the stage at other work,
 * `scaled` is the model's own with the pace of the other stages here, and `default` the model's own on the machine it is
 * fitted to.
 */
export type EstimateBasis = 'kept' | 'measured' | 'interpolated' | 'extrapolated' | 'scaled' | 'default';

export interface StageEstimate {
  readonly stage: string;
  readonly ms: number;
  readonly bytes: number;
  readonly basis: EstimateBasis;
}

/** What is known of this machine. */
export interface Machine {
  readonly workers: number;
  /** Stages of earlier runs here. */
  readonly samples: readonly StageSample[];
  /** How many times as long it takes as the one the model is fitted to, where nothing was measured; 1 by default. */
  readonly pace?: number | undefined;
}

/** Wall time that a cost comes to with so many workers; 0 is in place. O(1). */
export function expectedMs(
  { hostMs, taskMs }: Pick<StageCost, 'hostMs' | 'taskMs'>,
  workers: number,
): number {
  return hostMs + taskMs / Math.max(1, workers);
}

/**
 * The costs scaled by the pace of this machine. A stage goes by its own samples nearest in size, by those of the same work
 * alone where there are any, and a stage without samples by the pace of all others. Stages in `kept` take no time.
 * O(stages × samples).
 */
export function estimateStages(
  costs: readonly StageCost[],
  { workers, samples, pace: assumed = 1 }: Machine,
  kept: ReadonlySet<string> = new Set(),
): readonly StageEstimate[] {
  const known = samples.filter(({ expectedMs: expected }) => expected > 0);
  const pace = overallPace(known);
  return costs.map(({ stage, setup, bytes, ...cost }): StageEstimate => {
    if (kept.has(stage)) return { stage, ms: 0, bytes, basis: 'kept' };
    const expected = expectedMs(cost, workers);
    const own = known.filter((each) => each.stage === stage);
    if (own.length === 0)
      return {
        stage,
        bytes,
        ms: expected * (pace ?? assumed),
        basis: pace === undefined ? 'default' : 'scaled',
      };
    const alike = own.filter((each) => each.setup === setup);
    const nearest = (alike.length > 0 ? alike : own)
      .map((each) => ({ pace: each.ms / each.expectedMs, apart: apartness(each.expectedMs, expected) }))
      .toSorted((one, other) => one.apart - other.apart)
      .slice(0, MOST_NEAREST);
    return {
      stage,
      bytes,
      ms: expected * medianOf(nearest.map((each) => each.pace)),
      basis: basisOf(alike, expected),
    };
  });
}

/** Sizes whose expected times differ by less than this share count as the same. */
const SAME_SIZE = 0.02;
const MOST_NEAREST = 5;

function basisOf(alike: readonly StageSample[], expected: number): EstimateBasis {
  if (alike.some((each) => apartness(each.expectedMs, expected) < SAME_SIZE)) return 'measured';
  const isBetween =
    alike.some((each) => each.expectedMs < expected) && alike.some((each) => each.expectedMs > expected);
  return isBetween ? 'interpolated' : 'extrapolated';
}

/** How far two sizes are from each other, as a share of the larger. */
function apartness(one: number, other: number): number {
  const most = Math.max(one, other);
  return most === 0 ? 0 : 1 - Math.min(one, other) / most;
}

function overallPace(samples: readonly StageSample[]): number | undefined {
  const expected = samples.reduce((sum, each) => sum + each.expectedMs, 0);
  return expected === 0 ? undefined : samples.reduce((sum, each) => sum + each.ms, 0) / expected;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
