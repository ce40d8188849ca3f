import { describe, expect, test } from 'vitest';
import { calinskiHarabasz } from '../../src/kernels/calinski-harabasz.ts';
import { contingency } from '../../src/kernels/contingency.ts';
import { daviesBouldin } from '../../src/kernels/davies-bouldin.ts';
import { matchByOverlap } from '../../src/kernels/hungarian.ts';
import { bestMatches } from '../../src/kernels/jaccard.ts';
import { lloyd } from '../../src/kernels/lloyd.ts';
import { selectRows } from '../../src/kernels/matrix.ts';
import { mutualInformation, normalizedMutualInformation } from '../../src/kernels/mutual-information.ts';
import { adjustedRandIndex } from '../../src/kernels/rand-index.ts';
import { silhouetteRows, summariseSilhouette } from '../../src/kernels/silhouette.ts';
import { hasSharedData } from '../shared-data.ts';
import { ORACLE_SETS, kMeansCases, oracleData, relativeError } from './oracle-data.ts';

const TOLERANCE = 1e-9;

describe.skipIf(!hasSharedData)('scikit-learn', () => {
  let cases = 0;
  for (const set of ORACLE_SETS) {
    const data = hasSharedData ? oracleData(set) : undefined;
    for (const oracle of hasSharedData ? kMeansCases(set) : []) {
      cases++;
      test(`agrees on ${set}, ${oracle.space}, k = ${oracle.k}`, () => {
        const matrix = data![oracle.space];
        const { k, labels: expected, vs_truth: truth } = oracle;
        const fit = lloyd(matrix, selectRows(matrix, oracle.init_rows), 1000);
        expect(Array.from(fit.labels)).toEqual(expected);
        expect(fit.iterations).toBe(oracle.n_iter);
        expect(fit.converged).toBe(true);
        expect(relativeError([fit.inertia], [oracle.inertia])).toBeLessThan(1e-12);
        const centers = oracle.centers.flat();
        fit.centroids.values.forEach((value, at) =>
          expect(Math.abs(value - centers[at]!)).toBeLessThan(TOLERANCE),
        );

        const widths = silhouetteRows(matrix, [fit.labels], 0, matrix.rows)[0]!;
        const { mean } = summariseSilhouette(widths, fit.labels, k);
        expect(relativeError([mean], [oracle.silhouette])).toBeLessThan(TOLERANCE);
        expect(relativeError(widths.subarray(0, 30), oracle.silhouette_samples_first30)).toBeLessThan(
          TOLERANCE,
        );
        expect(
          relativeError([calinskiHarabasz(matrix, fit.labels, k)], [oracle.calinski_harabasz]),
        ).toBeLessThan(TOLERANCE);
        expect(relativeError([daviesBouldin(matrix, fit.labels, k)], [oracle.davies_bouldin])).toBeLessThan(
          TOLERANCE,
        );

        const table = contingency(data!.truth, fit.labels);
        expect(Array.from(table.counts.values)).toEqual(truth.contingency.flat());
        expect(relativeError([adjustedRandIndex(data!.truth, fit.labels)], [truth.ari])).toBeLessThan(
          TOLERANCE,
        );
        expect(
          relativeError([normalizedMutualInformation(data!.truth, fit.labels)], [truth.nmi]),
        ).toBeLessThan(TOLERANCE);
        expect(relativeError([mutualInformation(data!.truth, fit.labels)], [truth.mi])).toBeLessThan(
          TOLERANCE,
        );
        const { jaccard } = bestMatches(data!.truth, fit.labels, table.counts.rows);
        expect(relativeError(jaccard, truth.jaccard_max_per_class)).toBeLessThan(TOLERANCE);
        const matched = matchByOverlap(table).reduce(
          (sum, column, row) =>
            sum + (column < 0 ? 0 : table.counts.values[row * table.counts.columns + column]!),
          0,
        );
        expect(matched).toBe(truth.hungarian_matched);
      });
    }
  }
  test('is asked about all 62 cases', () => expect(cases).toBe(62));
});
