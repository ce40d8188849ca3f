import { present } from '../../../src/base/assert.ts';
import { mergeConfig } from '../../../src/engine/config.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';
import { NO_SENSITIVITY, presetConfig } from '../../../src/pipelines/segmentation/presets.ts';
import { planted } from '../../kernels/planted.ts';
import type { PeerName } from '../kernels/peers.ts';
import { measureRun } from '../run-times.ts';

/** Data to cluster at some k, and how often each peer may start. */
export interface InertiaCase {
  readonly data: string;
  readonly rows: number;
  readonly matrix: () => Promise<Matrix>;
  readonly ks: readonly number[];
  readonly starts: (k: number) => Readonly<Record<PeerName, number>>;
}

const EVERY_K = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const SIZES = [500, 2000, 5000, 10_000, 100_000];
const FEATURES_OF = 5000;

/**
 * Planted clusters and none at every size, and the features that the pipeline prepares by default. Beyond 2,000 rows
 * skmeans and druidjs, which seldom find the best, start once; at 100,000 scran.js starts, and ml-kmeans three times at k = 5.
 */
export function inertiaCases(quick: boolean): InertiaCase[] {
  const sizes = quick ? SIZES.slice(0, 2) : SIZES;
  const all = quick ? [2, 5, 15] : EVERY_K;
  const generated = sizes.flatMap((rows) =>
    GENERATED.map(({ data, make }) => ({
      data,
      rows,
      matrix: async () => make(rows),
      ks: rows > 10_000 ? [2, 5, 10, 15] : all,
      starts: startsAt(rows),
    })),
  );
  return [
    ...generated,
    {
      data: 'prepared features',
      rows: FEATURES_OF,
      matrix: preparedFeatures,
      ks: all,
      starts: startsAt(FEATURES_OF),
    },
  ];
}

const GENERATED = [
  { data: 'ten clusters', make: (rows: number) => planted(rows, 16, 10, 1.5, 1) },
  { data: 'no clusters', make: (rows: number) => planted(rows, 16, 1, 0, 2) },
];

function startsAt(rows: number): InertiaCase['starts'] {
  if (rows > 10_000) return (k) => ({ 'ml-kmeans': k === 5 ? 3 : 0, skmeans: 0, druidjs: 0, 'scran.js': 10 });
  const others = rows > 2000 ? 1 : 10;
  return () => ({ 'ml-kmeans': 10, skmeans: others, druidjs: others, 'scran.js': 10 });
}

async function preparedFeatures(): Promise<Matrix> {
  const config = mergeConfig(presetConfig('production'), {
    synthetic: { customers: FEATURES_OF },
    structure: { test: false },
    sensitivity: NO_SENSITIVITY,
  });
  const { artifacts } = await measureRun(config);
  const { values, rows, names } = present(artifacts.features, 'prepared features');
  return { values, rows, columns: names.length };
}
