import { performance } from 'node:perf_hooks';
import { present } from '../../src/base/assert.ts';
import { runSegmentation } from '../pipelines/segmentation/run-segmentation.ts';
import { NO_SENSITIVITY } from '../../src/pipelines/segmentation/presets.ts';
import { textTable } from './text-table.ts';

/** What the test of drift said of one generated data set. */
export interface DriftCase {
  /** Share of customers generated to drift. */
  readonly drift: number;
  readonly seed: number;
  readonly found: boolean;
  readonly z: number;
  readonly agreement: number;
  readonly expected: number;
  /** Customers judged. */
  readonly customers: number;
  readonly ms: number;
}

export interface DriftOptions {
  readonly seeds: number;
  /** First seed. */
  readonly from: number;
  readonly drifts: readonly number[];
  readonly customers: number;
  readonly k: number;
  readonly onCase?: (result: DriftCase) => void;
}

/** Runs the pipeline up to the test of time on generated data with and without drift, over seeds. */
export async function countDrift({
  seeds,
  from,
  drifts,
  customers,
  k,
  onCase,
}: DriftOptions): Promise<readonly DriftCase[]> {
  const cases: DriftCase[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    for (const drift of drifts) {
      const result = await driftCase({ seed, drift, customers, k });
      cases.push(result);
      onCase?.(result);
    }
  }
  return cases;
}

/** One data set through the stages as they run in the product. */
export async function driftCase({
  seed,
  drift,
  customers,
  k,
}: {
  readonly seed: number;
  readonly drift: number;
  readonly customers: number;
  readonly k: number;
}): Promise<DriftCase> {
  const begun = performance.now();
  const { artifacts } = await runSegmentation({
    changes: {
      source: { seed },
      synthetic: { customers, drift },
      clustering: { choice: 'fixed', k },
      structure: { test: false },
      sensitivity: { ...NO_SENSITIVITY, time: true },
      value: { estimate: false, predict: false },
    },
  });
  const test = present(artifacts.timeTest?.drift, 'the test of drift');
  return {
    drift,
    seed,
    found: test.found,
    z: test.z,
    agreement: test.agreement,
    expected: test.exchanged.mean,
    customers: test.customers,
    ms: performance.now() - begun,
  };
}

/** How often drift was found at each share of drifting customers. */
export function driftTable(cases: readonly DriftCase[]): string {
  const shares = [...new Set(cases.map(({ drift }) => drift))].toSorted((a, b) => a - b);
  const rows = shares.map((share) => {
    const own = cases.filter(({ drift }) => drift === share);
    const zs = own.map(({ z }) => z).toSorted((a, b) => a - b);
    return [
      `${Math.round(share * 100)} %`,
      `${own.filter(({ found }) => found).length} of ${own.length}`,
      zs[0]!.toFixed(2),
      zs[zs.length >> 1]!.toFixed(2),
      zs.at(-1)!.toFixed(2),
    ];
  });
  return textTable(['customers drifting', 'drift found', 'least z', 'median z', 'greatest z'], rows);
}
