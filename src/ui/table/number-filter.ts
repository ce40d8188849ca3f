/** A condition on a number, as somebody typed it. */
export type NumberFilter =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      readonly openLow: boolean;
      readonly openHigh: boolean;
    }
  | { readonly kind: 'unclear' };

const NUMBER = '(-?\\d+(?:\\.\\d+)?)';
const COMPARED = new RegExp(`^(>=|<=|>|<|=|≥|≤)?\\s*${NUMBER}$`);
const BETWEEN = new RegExp(`^${NUMBER}\\s*(?:\\.\\.|…|–|to)\\s*${NUMBER}$`);

/** Reads `> 100`, `<= 5`, `10..20`, `7`. Empty: everything. */
export function parseNumberFilter(typed: string): NumberFilter {
  const text = typed.trim();
  if (text === '') return { kind: 'all' };
  const between = BETWEEN.exec(text);
  if (between !== null) return range(Number(between[1]), Number(between[2]));
  const compared = COMPARED.exec(text);
  if (compared === null) return { kind: 'unclear' };
  const value = Number(compared[2]);
  switch (compared[1]) {
    case '>':
      return range(value, Infinity, true);
    case '<':
      return range(-Infinity, value, false, true);
    case '>=':
    case '≥':
      return range(value, Infinity);
    case '<=':
    case '≤':
      return range(-Infinity, value);
    default:
      return range(value, value);
  }
}

/** Whether a value passes; a missing one passes only when everything does. */
export function passesNumberFilter(filter: NumberFilter, value: number): boolean {
  if (filter.kind !== 'range') return true;
  const above = filter.openLow ? value > filter.low : value >= filter.low;
  return above && (filter.openHigh ? value < filter.high : value <= filter.high);
}

function range(low: number, high: number, openLow = false, openHigh = false): NumberFilter {
  return { kind: 'range', low: Math.min(low, high), high: Math.max(low, high), openLow, openHigh };
}
