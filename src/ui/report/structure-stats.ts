import type { CurvePoint, ResultDocument } from '../../pipelines/segmentation/result-document.ts';
import { STRUCTURE_THRESHOLDS as from } from '../../pipelines/segmentation/structure/thresholds.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import type { Stat } from '../parts/stat-list.tsx';

/** The measures of the chosen k that decide on structure, with what they are held against; none where nothing was tested. */
export function structureStats({
  chosen,
  curve,
  judgedRows,
}: Pick<ResultDocument['kSelection'], 'chosen' | 'curve' | 'judgedRows'>): readonly Stat[] {
  const point = curve.find(({ k }) => k === chosen);
  if (point === undefined || judgedRows === null) return [];
  return [
    {
      label: 'Silhouette',
      value: fixed(point.judgedSilhouette),
      note: `one Gaussian cloud reaches ${fixed(point.nullSilhouetteP95)}, the same marginals ${fixed(point.nullCopulaP95)}`,
    },
    {
      label: 'Prediction strength',
      value: withError(point),
      note: `clear segments have ${from.predictionStrength}`,
    },
    {
      label: 'Stability',
      value: fixed(point.stability),
      note: `unstable below ${from.stability}; the same marginals have ${fixed(point.nullStabilityMean)}`,
    },
  ];
}

function fixed(value: number | null): string {
  return formatFixed(value ?? NaN, 2);
}

function withError({ predictionStrength, predictionStrengthSe }: CurvePoint): string {
  const error = predictionStrengthSe === null ? '' : ` ± ${fixed(predictionStrengthSe)}`;
  return `${fixed(predictionStrength)}${error}`;
}
