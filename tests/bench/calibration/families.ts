import { randomStream, sampleIndices } from '../../../src/base/random.ts';
import { type Matrix, selectRows } from '../../../src/kernels/matrix.ts';
import { copulaNull, nullCopy } from '../../../src/kernels/null-copies.ts';
import * as clouds from './clouds.ts';
import { labelledTable } from './labelled-table.ts';
import { plantedFeatures } from './planted-features.ts';

/** Data sets of one kind, one for each seed. */
export interface Family {
  readonly name: string;
  readonly ks: readonly [from: number, to: number];
  /** What is right: one of these k, clusters as the generator planted them, or no clear structure. */
  readonly right:
    | { readonly kind: 'k'; readonly ks: readonly number[] }
    | { readonly kind: 'planted' }
    | { readonly kind: 'none' };
  /** Needs the reference tables. */
  readonly table?: boolean;
  make(seed: number): Promise<FamilyMember> | FamilyMember;
}

export interface FamilyMember {
  readonly matrix: Matrix;
  /** Cluster of each row, where it is known. */
  readonly truth?: ArrayLike<number>;
}

/** Everything that the rule for structure is held against. */
export const FAMILIES: readonly Family[] = [
  detection('hepta', 'customers/fcps/hepta.csv', [7]),
  detection('tetra', 'customers/fcps/tetra.csv', [4]),
  detection('twodiamonds', 'customers/fcps/twodiamonds.csv', [2]),
  detection('wingnut', 'customers/fcps/wingnut.csv', [2]),
  detection('engytime', 'customers/fcps/engytime.csv', [2, 3]),
  detection('wine', 'customers/labelled/wine.csv', [3]),
  {
    name: 'archetypes',
    ks: [5, 15],
    right: { kind: 'planted' },
    async make(seed) {
      const { matrix, archetypes } = await plantedFeatures(CUSTOMERS, seed);
      return { matrix, truth: archetypes };
    },
  },
  {
    ...noise('golfball, a sample', (seed) => {
      const ball = labelledTable('customers/fcps/golfball.csv');
      return selectRows(ball, sampleIndices(ball.rows, NOISE_ROWS, randomStream(seed, 'golfball')));
    }),
    table: true,
  },
  noise('uniform', (seed) => clouds.uniform(NOISE_ROWS, seed)),
  noise('correlated Gaussian', (seed) => clouds.correlatedGaussian(NOISE_ROWS, seed)),
  noise('log-normal after log1p', (seed) => clouds.logNormal(NOISE_ROWS, seed)),
  noise('skewed', (seed) => clouds.skewed(NOISE_ROWS, seed)),
  noise('heavy-tailed', (seed) => clouds.heavyTailed(NOISE_ROWS, seed)),
  { ...noise('features from their copula', copulaOfFeatures), ks: [5, 15] },
  noise('features from their copula, k from 2', copulaOfFeatures),
];

const CUSTOMERS = 5000;
const NOISE_ROWS = 800;

function detection(name: string, path: string, ks: readonly number[]): Family {
  return {
    name,
    ks: [2, 10],
    right: { kind: 'k', ks },
    table: true,
    make: () => ({ matrix: labelledTable(path) }),
  };
}

function noise(name: string, matrix: (seed: number) => Matrix | Promise<Matrix>): Family {
  return {
    name,
    ks: [2, 10],
    right: { kind: 'none' },
    make: async (seed) => ({ matrix: await matrix(seed) }),
  };
}

async function copulaOfFeatures(seed: number): Promise<Matrix> {
  const { matrix } = await plantedFeatures(NOISE_ROWS, seed);
  return nullCopy(copulaNull(matrix), randomStream(seed, 'features without clusters'));
}
