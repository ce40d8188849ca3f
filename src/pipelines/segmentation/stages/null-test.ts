import { countText } from '../../../base/number-text.ts';
import { copulaNull, gaussianNull } from '../../../kernels/null-copies.ts';
import { stage } from '../model.ts';
import type { Notice } from '../notice.ts';
import type { NullTest } from '../sensitivity/artifacts.ts';
import type { NullScores } from '../sensitivity/null-copy-test.ts';
import { TEST_EFFORT } from '../sensitivity/test-effort.ts';
import { chosenFit } from '../sensitivity/tested-fit.ts';
import { judgedRows } from '../structure/judged-rows.ts';
import { nullBand } from '../structure/null-band.ts';
import type { NullBand } from '../structure/evidence.ts';
import { nullTestTask } from '../tasks/null-test-task.ts';

/** Puts copies with the same correlations and no segments through the tests that are on. */
export const nullTest = stage({
  makes: 'nullTest',
  title: 'Data without segments',
  about:
    'Puts copies that are one Gaussian cloud with the same correlations through the same tests: what a score has to exceed. Copies that keep the distribution of each feature are drawn again as well.',
  version: 2,
  needs: ['features', 'sweep', 'kChoice'],
  uses: [
    'sensitivity.nulls',
    'sensitivity.nullCopies',
    'sensitivity.sampling',
    'sensitivity.features',
    'sensitivity.restarts',
    'sensitivity.noise',
  ],
  partsUse: ['sensitivity.sampling', 'sensitivity.features', 'sensitivity.restarts', 'sensitivity.noise'],
  skip({ sensitivity: { nulls, sampling, features, restarts, noise } }) {
    return nulls && (sampling || features || restarts || noise) ? undefined : 'not tested';
  },
  async run(artifacts, { sensitivity }, context): Promise<NullTest> {
    const { features, sweep, kChoice } = artifacts;
    const { seed } = context;
    const { k, tested, restarts } = chosenFit(features, sweep, kChoice);
    const { matrix: all, freshStarts } = tested;
    const matrix = judgedRows(all, TEST_EFFORT.nulls.rows, seed);
    const { sampling, features: leaveOut, restarts: starts, noise, nullCopies: copies } = sensitivity;
    const tests = { sampling, features: leaveOut, restarts: starts, noise };
    const alone = { sampling, features: false, restarts: false, noise: false };
    const inputs = Array.from({ length: copies }, (_, copy) => copy).flatMap((copy) => {
      const each = { copy, seed, k, restarts, freshStarts };
      const cloud = { ...each, kind: 'gaussian' as const, tests };
      return sampling ? [cloud, { ...each, kind: 'copula' as const, tests: alone }] : [cloud];
    });
    const scores = await context.map(
      nullTestTask,
      { gaussian: gaussianNull(matrix), copula: copulaNull(matrix) },
      inputs,
      { keep: 'copies', note: `${inputs.length} copies without segments` },
    );
    const found = scores.filter((_, i) => inputs[i]!.kind === 'gaussian');
    const copula = scores.filter((_, i) => inputs[i]!.kind === 'copula');
    return {
      k,
      copies,
      rows: matrix.rows,
      sampling: bandOf(found, (each) => each.sampling),
      samplingOfCopula: bandOf(copula, (each) => each.sampling),
      features: bandOf(found, (each) => each.features),
      restarts: bandOf(found, (each) => each.restarts),
      noise: noise
        ? TEST_EFFORT.noiseLevels.map((_, level) => nullBand(pool(found, (each) => each.noise?.[level])))
        : undefined,
      warnings: warningsOf(matrix.rows, all.rows),
    };
  },
  view: (made) => made,
  metrics: ({ copies, rows }) => ({ copies, rows }),
});

function bandOf(
  found: readonly NullScores[],
  scoresOf: (scores: NullScores) => Float64Array | undefined,
): NullBand | undefined {
  const scores = pool(found, scoresOf);
  return scores.length === 0 ? undefined : nullBand(scores);
}

function pool(
  found: readonly NullScores[],
  scoresOf: (scores: NullScores) => Float64Array | undefined,
): Float64Array {
  return Float64Array.from(found.flatMap((each) => [...(scoresOf(each) ?? [])]));
}

function warningsOf(rows: number, all: number): readonly Notice[] {
  if (rows === all) return [];
  return [
    {
      code: 'copies-are-smaller',
      message: `Copies without segments hold ${countText(rows)} of ${countText(all)} customers.`,
    },
  ];
}
