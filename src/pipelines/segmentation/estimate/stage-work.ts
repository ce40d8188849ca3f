import { IMPROVED_ROWS } from '../../../kernels/improved-rows.ts';
import type { SegmentationConfig } from '../config.ts';
import type { SegmentationArtifacts } from '../model.ts';
import { DRIFT } from '../sensitivity/drift-plan.ts';
import { freshStartsFor, TEST_EFFORT } from '../sensitivity/test-effort.ts';
import { isStreamed } from '../streaming/is-streamed.ts';
import { clusteredRows, silhouetteFactor, visitsOf } from './engine-work.ts';
import type { RunSize } from './run-size.ts';

/** A stage of the pipeline. */
export type StageName = Exclude<
  keyof SegmentationArtifacts,
  'importedEvents' | 'importedCustomers' | 'importedMerges'
>;

/** How much there is to do in a stage, in terms of its own: each has its cost per unit. Undefined when it is skipped. */
export type StageWork = Readonly<Record<StageName, readonly number[] | undefined>>;

/** A start costs as its rows times k and this many: passes cost something whatever k is. */
const K_OFFSET = 6;

/** The work of every stage. The terms are declared here and their costs in `unit-costs.ts`; the two belong together. O(k). */
export function stageWork(config: SegmentationConfig, size: RunSize): StageWork {
  const { customers: n, events: e, columns, ks, chosenK: k } = size;
  const { source, clustering, structure, sensitivity, value, map } = config;
  const { sampleRows } = clustering;
  const laidOut = Math.min(n, map.sample);
  const fromEvents = source.kind !== 'customers';
  const streamed = isStreamed(config);
  const held = fromEvents && !streamed;
  /** A streamed run generates its events again wherever it looks at them, and holds none. */
  const [inMemory, anew] = streamed ? [0, e] : [e, 0];
  const sumK = ks.reduce((sum, each) => sum + each + K_OFFSET, 0);
  const tested = Math.min(n, TEST_EFFORT.rows);
  const again = (1 + freshStartsFor(n)) * tested * (k + K_OFFSET);
  const judged = Math.min(n, structure.rows);
  const exact = Math.min(n, clustering.exactSilhouetteRows) * silhouetteFactor(clustering);
  const clustered = clusteredRows(clustering, n);
  const searches = clustering.engine === 'simd' ? clustering.restarts : 0;
  const visits = (rows: number): number => clustering.restarts * visitsOf(clustering, rows);
  const other = clustering.sample === 'all' ? sampleRows : n;
  const when = (isOn: boolean, terms: readonly number[]): readonly number[] | undefined =>
    isOn ? terms : undefined;
  return {
    acquired: when(source.kind === 'synthetic', [1, inMemory, anew]),
    checked: when(fromEvents, [1, inMemory, anew]),
    identity: when(fromEvents, [1, n]),
    profiles: [1, fromEvents ? inMemory : n, anew],
    features: [1, n * columns],
    sweep: [
      1,
      searches * sumK * Math.min(clustered, IMPROVED_ROWS),
      sumK * Math.max(0, n - IMPROVED_ROWS),
      exact * n,
      exact * n * ks.length,
      sumK * visits(clustered),
    ],
    evidence: when(structure.test, [
      ks.length,
      (2 * structure.nullDraws + structure.replicates) * sumK * judged,
      structure.divisions * sumK * Math.min(n, 2 * structure.rows),
      2 * structure.nullDraws * ks.length * judged * judged,
    ]),
    kChoice: [ks.length],
    segmentations: [1, ks.length, n, ks.length * n],
    projection: [1, n],
    embedding: when(map.method === 'umap', [laidOut]),
    sampleCheck: when(
      sensitivity.sample,
      n <= sampleRows
        ? [0, 0, 0]
        : [1, (n + sampleRows) * (k + K_OFFSET), (k + K_OFFSET) * (visits(other) + visits(sampleRows))],
    ),
    sampling: when(sensitivity.sampling, [sensitivity.replicates * again, sensitivity.replicates * n]),
    featureTest: when(sensitivity.features, [1, columns * again]),
    timeTest: when(sensitivity.time && held, [
      1,
      e,
      DRIFT.copies * Math.min(n, DRIFT.mostCustomers) * (k + K_OFFSET),
    ]),
    restartTest: when(sensitivity.restarts, [
      1,
      searches * Math.min(n, IMPROVED_ROWS) * (k + K_OFFSET),
      Math.max(0, tested - IMPROVED_ROWS) * (k + K_OFFSET),
      TEST_EFFORT.fits * (k + K_OFFSET) * visits(tested),
    ]),
    noiseTest: when(sensitivity.noise, [1, again]),
    nullTest: nullWork(config, size),
    value: when(held && value.estimate, [1, n]),
    rfm: when(fromEvents, [1, n]),
    prediction: when(held && value.predict, [
      1,
      n,
      sumK * Math.min(n, IMPROVED_ROWS),
      (k + K_OFFSET) * visits(n),
    ]),
  };
}

/** Copies without segments, each clustered once and put through the tests that are on. */
function nullWork(
  { sensitivity, clustering }: SegmentationConfig,
  { customers, chosenK }: RunSize,
): readonly number[] | undefined {
  const { sampling, features, restarts, noise, nulls: isOn, nullCopies } = sensitivity;
  if (!isOn || !(sampling || features || restarts || noise)) return undefined;
  const { nulls, noiseLevels } = TEST_EFFORT;
  const rows = Math.min(customers, nulls.rows) * (chosenK + K_OFFSET);
  const drawn = sampling ? nulls.replicates : 0;
  const others = (features ? nulls.features : 0) + (noise ? noiseLevels.length * nulls.noiseRepeats : 0);
  const fits = clustering.restarts * (1 + (restarts ? nulls.fits : 0) + (sampling ? 1 : 0));
  return [
    nullCopies * (2 * drawn + others) * (1 + freshStartsFor(customers)) * rows,
    nullCopies * fits * rows,
  ];
}
