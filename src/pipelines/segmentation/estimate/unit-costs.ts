import type { StageName } from './stage-work.ts';

/** What a stage costs on the machine it was measured on. */
export interface UnitCost {
  /** Milliseconds for one of each term of its work, in the order of `stageWork`. */
  readonly ms: readonly number[];
  /** The share of its time that tasks take, which workers divide among themselves; of each term where terms differ. */
  readonly taskShare: number | readonly number[];
}

/** Where the costs come from. */
export const MEASURED_ON = '2 × AMD EPYC, Node 20.20.2, 28 November 2026';

/** Milliseconds of a visit, see `visitsOf`. */
const VISIT = 5.5e-5;

/**
 * Fitted by non-negative least squares of relative errors to the processor time of 24 runs in place, 100 to 30,000
 * customers, presets included (`npm run bench -- estimates --fit`). The estimates of the runs fitted come within 0.78 and
 * 1.21 of what they took. Apart from them: UMAP is one measurement, of 2,000 rows by the clock; the
 * check of samples is drawn through the medians of five sizes, 30,000 and 60,000 customers; to generate events block by block,
 * which is done by tasks, costs what it costs in one go, each time; the visits of engines without
 * 128-bit lanes are rough.
 */
export const UNIT_COSTS: Readonly<Record<StageName, UnitCost>> = {
  acquired: { ms: [10.3, 2.26e-4, 2.26e-4], taskShare: [0, 0, 1] },
  checked: { ms: [2.08, 1.37e-5, 2.4e-4], taskShare: [0, 0, 1] },
  identity: { ms: [5.09, 3.37e-3], taskShare: 0 },
  profiles: { ms: [3.89, 6.92e-5, 2.95e-4], taskShare: [0, 0, 1] },
  features: { ms: [2.38, 2.11e-4], taskShare: 0 },
  sweep: { ms: [15.5, 5.51e-5, 0, 2.93e-7, 6.41e-7, VISIT], taskShare: [0.86, 0.86, 0.86, 0.86, 0.86, 1] },
  evidence: { ms: [65.7, 5.98e-4, 4.98e-4, 3.81e-7], taskShare: 0.93 },
  kChoice: { ms: [0.122], taskShare: 0 },
  segmentations: { ms: [8.27, 2.18, 3.73e-3, 7.48e-4], taskShare: 0 },
  projection: { ms: [0.724, 8.35e-4], taskShare: 0 },
  embedding: { ms: [7], taskShare: 0 },
  sampleCheck: { ms: [75, 6.2e-5, VISIT], taskShare: 0.95 },
  sampling: { ms: [1.14e-5, 1.01e-4], taskShare: 0.85 },
  featureTest: { ms: [2.03, 1.55e-5], taskShare: 0.91 },
  timeTest: { ms: [56.7, 6.2e-4, 1.37e-3], taskShare: 0.59 },
  restartTest: { ms: [14.7, 1.08e-3, 4.79e-4, VISIT], taskShare: 0.97 },
  noiseTest: { ms: [3.1, 6.4e-4], taskShare: 0.96 },
  nullTest: { ms: [1.82e-5, 2.72e-4], taskShare: 0.99 },
  value: { ms: [34.3, 0.0278], taskShare: 0 },
  rfm: { ms: [2.91, 1.08e-3], taskShare: 0 },
  prediction: { ms: [13.5, 0.0559, 2.1e-4, VISIT], taskShare: [0.1, 0.1, 0.1, 1] },
};
