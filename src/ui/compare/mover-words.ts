import type { MoverReason } from '../../pipelines/segmentation/comparison/mover-reasons.ts';
import { formatNumber, MISSING } from '../parts/format-number.ts';

/** Why a customer moved, in one line. */
export function moverWords(reason: MoverReason): string {
  switch (reason.kind) {
    case 'features':
      return reason.changes
        .map(({ title, unit, before, after, change }) => {
          const values = `${title} ${formatNumber(before)} → ${formatNumber(after)}`;
          const measured = unit === '' || unit === title ? values : `${values} ${unit}`;
          return Number.isFinite(change) ? `${measured} (${signed(change)} sd)` : measured;
        })
        .join('; ');
    case 'borders':
      return `same features, the borders moved: ${formatNumber(reason.toNew)} from the new centre${
        reason.toFormer === undefined ? '' : `, ${formatNumber(reason.toFormer)} from the former one’s`
      }`;
    case 'same':
      return 'same features, the borders moved';
  }
}

function signed(change: number): string {
  const text = formatNumber(Math.abs(change));
  return text === MISSING ? text : `${change < 0 ? '−' : '+'}${text}`;
}
