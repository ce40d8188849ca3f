import { countText } from '../../../base/number-text.ts';
import { assert, present } from '../../../base/assert.ts';
import { randomStream, sampleIndices } from '../../../base/random.ts';
import { type Labels, type Matrix, selectRows } from '../../../kernels/matrix.ts';
import type { KChoice } from '../choice/artifacts.ts';
import type { Sweep } from '../sweep/artifacts.ts';
import type { Notice } from '../notice.ts';
import type { Features } from '../preparation/features.ts';
import type { EngineName } from '../tasks/engine-named.ts';
import { TEST_EFFORT, freshStartsFor } from './test-effort.ts';

/** The segmentation that is shaken: the matrix, and the fit of the chosen k on it. Plain data, shared with tasks. */
export interface TestedFit {
  readonly matrix: Matrix;
  readonly labels: Labels;
  /** k × features. */
  readonly centroids: Matrix;
  /** Fresh starts of each clustering again, see `clusterAgain`. */
  readonly freshStarts: number;
}

/** The fit of the chosen k, and how it was found. */
export interface ChosenFit {
  readonly k: number;
  readonly tested: TestedFit;
  readonly restarts: number;
  readonly engine: EngineName;
}

/** The fit of the chosen k with its matrix. O(1). */
export function chosenFit(features: Features, sweep: Sweep, choice: KChoice): ChosenFit {
  const columns = features.names.length;
  const k = choice.chosen;
  const fit = present(
    sweep.fits.find((each) => each.k === k),
    `the fit of k = ${k}`,
  );
  assert(fit.labels.length === features.rows, 'the fit is not one of these features');
  return {
    k,
    tested: {
      matrix: { values: features.values, rows: features.rows, columns },
      labels: fit.labels,
      centroids: { values: fit.centroids, rows: k, columns },
      freshStarts: freshStartsFor(features.rows),
    },
    restarts: Math.max(1, fit.restartInertias.length),
    engine: sweep.engine,
  };
}

/** A fit on no more customers than tests cluster at once: a seeded sample of them beyond, which a warning tells. O(rows × columns). */
export function boundedFit(
  fit: TestedFit,
  seed: number,
): { readonly fit: TestedFit; readonly warnings: readonly Notice[] } {
  const { matrix, labels } = fit;
  if (matrix.rows <= TEST_EFFORT.rows) return { fit, warnings: [] };
  const rows = sampleIndices(matrix.rows, TEST_EFFORT.rows, randomStream(seed, 'rows tested'));
  const message = `Tested on ${countText(rows.length)} of ${countText(matrix.rows)} customers, drawn at random.`;
  return {
    fit: { ...fit, matrix: selectRows(matrix, rows), labels: Uint8Array.from(rows, (row) => labels[row]!) },
    warnings: [{ code: 'tested-on-sample', message }],
  };
}

/** What is told when a test found fewer distinct customers than segments. */
export function tooFewDistinct(what: string): Notice {
  const message = `${what} holds fewer distinct customers than segments, and was not scored.`;
  return { code: 'too-few-distinct', message };
}
