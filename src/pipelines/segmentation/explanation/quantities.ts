import { type BriefTime, briefTime, UNDER_A_SECOND } from '../../../base/brief-time.ts';
import { unitOfOne } from '../../../base/unit-of-one.ts';
import {
  MISSING,
  countText,
  fixedNumber,
  fullNumber,
  fullPercent,
  percentText,
  preciseNumber,
  shortNumber,
} from '../../../base/number-text.ts';
import { type Piece, type Prose, prose } from './prose.ts';

type Maybe = number | null | undefined;

/** At most three significant digits, the exact value beside it. */
export function figure(value: Maybe): Piece {
  return written(shortNumber(value), fullNumber(value));
}

/** A whole number in full. */
export function count(value: Maybe): Piece {
  return written(countText(value), fullNumber(value));
}

/** A share of 1 as a percentage. */
export function share(value: Maybe): Piece {
  return written(percentText(value), fullPercent(value));
}

/** Two decimals, for scores from 0 to 1 and for standardised differences. */
export function score(value: Maybe): Piece {
  return written(fixedNumber(value, 2), fullNumber(value));
}

/** One decimal, none from 10 on: for standardised differences side by side. */
export function difference(value: Maybe): Piece {
  const digits = value !== null && value !== undefined && Math.abs(value) >= 9.95 ? 0 : 1;
  return written(fixedNumber(value, digits), fullNumber(value));
}

/** "0.91 (0.86–0.95)". */
export function scoreRange(mean: Maybe, low: Maybe, high: Maybe): Prose {
  return prose`${score(mean)} (${score(low)}–${score(high)})`;
}

/** At most six significant digits, for tables. */
export function precise(value: Maybe): Piece {
  return written(preciseNumber(value), fullNumber(value));
}

/** Money in tables: two decimals. */
export function amount(value: Maybe): Piece {
  return written(fixedNumber(value, 2), fullNumber(value));
}

/** Money in texts, to three digits: files rarely say in which currency they are. */
export function money(value: Maybe): Piece {
  return figure(value);
}

/** A p-value: never 0. */
export function chance(value: Maybe): Piece {
  if (value !== null && value !== undefined && value < 0.0005) return written('≤ 0.0005', fullNumber(value));
  return figure(value);
}

/** A value of a feature with the short form of its unit. */
export function quantity(value: Maybe, unit: string): Piece {
  const after = shortUnit(unit);
  if (after === 'share') return share(value);
  const brief = after === 'days' ? briefTime(value ?? NaN) : undefined;
  if (brief !== undefined) return written(briefText(brief), `${fullNumber(value)} ${unit}`);
  const short = shortNumber(value);
  const exact = fullNumber(value);
  if (short === MISSING || after === '') return written(short, exact);
  if (after === '×') return written(`${short}×`, `${exact}×`);
  return written(`${short} ${short === '1' ? unitOfOne(after) : after}`, `${exact} ${unit}`);
}

function briefText({ value, unit }: BriefTime): string {
  if (Math.abs(value) < 1 && unit === 'seconds') return UNDER_A_SECOND;
  const short = shortNumber(value);
  return `${short} ${short === '1' ? unitOfOne(unit) : unit}`;
}

/** "132 against 61 days": two values of one feature, its unit said once. */
export function against(value: Maybe, other: Maybe, unit: string): Prose {
  const isBrief =
    shortUnit(unit) === 'days' && [value, other].some((each) => briefTime(each ?? NaN) !== undefined);
  const named = isBrief || /^(?:share|×)$/.test(shortUnit(unit));
  return prose`${named ? quantity(value, unit) : figure(value)} against ${quantity(other, unit)}`;
}

/** The part of a unit that is said beside a number. */
function shortUnit(unit: string): string {
  if (/^(?:share|probability)/.test(unit)) return 'share';
  if (unit.startsWith('×')) return '×';
  if (unit.startsWith('days')) return 'days';
  return /^currency|=|^coefficient|^nats/.test(unit) ? '' : unit;
}

function written(shown: string, exact: string): Piece {
  return shown === exact ? shown : { kind: 'number', shown, exact };
}
