/** A range on an axis from 0 to 1, its ends included. */
export interface Brush {
  readonly low: number;
  readonly high: number;
}

/** The whole axis: it narrows nothing. */
export const WHOLE: Brush = { low: 0, high: 1 };

export function isWhole({ low, high }: Brush): boolean {
  return low <= 0 && high >= 1;
}

/** The brush between two places in any order, kept on the axis. */
export function brushBetween(one: number, other: number): Brush {
  return { low: onAxis(Math.min(one, other)), high: onAxis(Math.max(one, other)) };
}

/** The brush with one end elsewhere; it stops at the other end. */
export function withEnd(brush: Brush, end: 'low' | 'high', place: number): Brush {
  return end === 'low'
    ? { ...brush, low: Math.min(onAxis(place), brush.high) }
    : { ...brush, high: Math.max(onAxis(place), brush.low) };
}

/** Where a key moves an end of a brush: by a fiftieth, by a tenth, or to an end of the axis; undefined for other keys. */
export function placeAfterKey(key: string, place: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return onAxis(place + 0.02);
    case 'ArrowLeft':
    case 'ArrowDown':
      return onAxis(place - 0.02);
    case 'PageUp':
      return onAxis(place + 0.1);
    case 'PageDown':
      return onAxis(place - 0.1);
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return undefined;
  }
}

/**
 * The rows that lie inside every brush; `places` has one array for each brush, NaN where a row has no value: it is inside
 * the whole axis only. Undefined when no brush narrows anything. O(rows × brushes).
 */
export function rowsInside(
  places: readonly Float32Array[],
  brushes: readonly Brush[],
): Uint32Array | undefined {
  const narrowing = brushes.flatMap((brush, axis) => {
    const own = places[axis];
    return own === undefined || isWhole(brush) ? [] : [{ own, ...brush }];
  });
  const [first] = narrowing;
  if (first === undefined) return undefined;
  const rows = new Uint32Array(first.own.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    if (narrowing.every(({ own, low, high }) => own[row]! >= low - SLACK && own[row]! <= high + SLACK))
      rows[count++] = row;
  }
  return rows.slice(0, count);
}

/** Places are of single precision. */
const SLACK = 1e-6;

function onAxis(place: number): number {
  return Math.min(1, Math.max(0, Math.round(place * 1e6) / 1e6));
}
