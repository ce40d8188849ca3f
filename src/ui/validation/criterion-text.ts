import { shownApart, shownNumber } from '../../pipelines/segmentation/judgement/shown-number.ts';
import type { Criterion } from '../../pipelines/segmentation/judgement/verdict.ts';
import { formatFixed, formatPercent, formatShort } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';

/** A value in the unit of its criterion, at most three significant digits. */
export function quantityText(value: number, unit: string): string {
  switch (unit) {
    case 'share':
      return formatPercent(value);
    case 'Jaccard':
      return formatFixed(value, 2);
    case 'customers':
      return formatCount(value);
    case 'of 4':
      return `${value} of 4`;
    default:
      return formatShort(value);
  }
}

/** What a segment reached, with as many digits as it takes to read differently from the threshold. */
export function reachedText(criterion: Held): string {
  return texts(criterion)[0];
}

/** "≥ 0.60". */
export function askedText(criterion: Held & Pick<Criterion, 'sign'>): string {
  return `${criterion.sign} ${texts(criterion)[1]}`;
}

/** "+0.12" on the right side of the threshold, "−0.05" on the wrong one. */
export function marginText({ margin, unit }: Pick<Criterion, 'margin' | 'unit'>): string {
  if (margin === undefined) return '—';
  const size = quantityText(Math.abs(margin), unit === 'of 4' ? '' : unit);
  const zero = !/[1-9]/.test(size);
  if (zero && margin !== 0) return margin < 0 ? `−${shownNumber(-margin)}` : `+${shownNumber(margin)}`;
  return zero ? size : `${margin < 0 ? '−' : '+'}${size}`;
}

type Held = Pick<Criterion, 'value' | 'threshold' | 'unit'>;

function texts({ value, threshold, unit }: Held): readonly [string, string] {
  const asked = quantityText(threshold, unit);
  if (value === undefined) return ['—', asked];
  const reached = quantityText(value, unit);
  if (value === threshold || reached !== asked) return [reached, asked];
  if (unit !== 'share') return shownApart(value, threshold);
  const [share, askedShare] = shownApart(100 * value, 100 * threshold);
  return [`${share}%`, `${askedShare}%`];
}
