import type { Matrix } from '../../../kernels/matrix.ts';
import { stage } from '../model.ts';
import { EVIDENCE_PLAN, type EvidencePlan } from '../structure/evidence-plan.ts';
import type { Evidence, KEvidence } from '../structure/evidence.ts';
import { evidencePoint } from '../structure/evidence-view.ts';
import { measurableKs } from '../structure/measurable-ks.ts';
import { measureEvidence } from '../structure/measure-evidence.ts';
import { STRUCTURE_THRESHOLDS } from '../structure/thresholds.ts';
import type { EvidenceView } from '../views.ts';

/** Measures, at every k of the sweep, what tells segments of the customers from cuts through one cloud. */
export const evidence = stage({
  makes: 'evidence',
  title: 'Structure',
  about:
    'Holds every number of segments against data without segments, the other half of the customers and subsamples, so that a cut is not taken for a discovery.',
  version: 1,
  needs: ['features', 'sweep'],
  uses: ['structure'],
  skip: ({ structure }) => (structure.test ? undefined : 'not tested'),
  async run({ features, sweep }, { structure }, context): Promise<Evidence> {
    const matrix: Matrix = { values: features.values, rows: features.rows, columns: features.names.length };
    const { rows, nullDraws, divisions, replicates } = structure;
    const plan: EvidencePlan = {
      ...EVIDENCE_PLAN,
      rows,
      divisionRows: 2 * rows,
      nullDraws,
      divisions,
      replicates,
    };
    const judgedRows = Math.min(rows, matrix.rows);
    const asked = sweep.fits.map(({ k }) => k);
    const { ks, warnings } = measurableKs(asked, judgedRows);
    if (ks.length === 0) return { byK: [], judgedRows, nullDraws, warnings };
    const byK = await measureEvidence(matrix, ks, plan, context, (parts) => {
      context.partial(viewOf(parts, judgedRows, nullDraws));
    });
    return { byK, judgedRows, nullDraws, warnings };
  },
  view: ({ byK, judgedRows, nullDraws }) => viewOf(byK, judgedRows, nullDraws),
  metrics: ({ byK, judgedRows, nullDraws }) => ({ k: byK.length, judgedRows, nullDraws }),
});

function viewOf(byK: readonly KEvidence[], judgedRows: number, nullDraws: number): EvidenceView {
  return {
    points: byK.map(evidencePoint),
    judgedRows,
    nullDraws,
    strengthFrom: STRUCTURE_THRESHOLDS.predictionStrength,
  };
}
