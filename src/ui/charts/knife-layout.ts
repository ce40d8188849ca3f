/** Bars of one category, one under the other, the longest first. */
export interface KnifeBand {
  readonly category: number;
  /** The part of {@link KnifeLayout.order}. */
  readonly from: number;
  readonly to: number;
  /** In CSS pixels. */
  readonly top: number;
  readonly bottom: number;
  /** Mean of its values; NaN where there is none. */
  readonly mean: number;
  /** How many values are below 0; they are the last ones. */
  readonly below: number;
}

/** Where each of many bars lies when they are stacked by category and sorted within. */
export interface KnifeLayout {
  /** Indices into the values, in the order in which they are drawn. */
  readonly order: Uint32Array;
  readonly bands: readonly KnifeBand[];
  readonly low: number;
  readonly high: number;
}

export interface KnifeSpace {
  readonly top: number;
  readonly bottom: number;
  /** Between two bands. */
  readonly gap: number;
  /** A band is never lower than this, however few its bars are. */
  readonly leastBand: number;
}

/** Lays bars out; `categoryOf` is by index of `values`, 0 … categories − 1. O(n log n). */
export function knifeLayout(
  values: Float32Array,
  categoryOf: (index: number) => number,
  categories: number,
  space: KnifeSpace,
): KnifeLayout {
  const members = Array.from({ length: categories }, (): number[] => []);
  for (let index = 0; index < values.length; index++) members[categoryOf(index)]?.push(index);
  const order = new Uint32Array(values.length);
  const heights = bandHeights(
    members.map(({ length }) => length),
    space,
  );
  const bands: KnifeBand[] = [];
  let from = 0;
  let top = space.top;
  members.forEach((indices, category) => {
    const sorted = Float64Array.from(indices, (index) => sortKey(values[index]!, index)).sort();
    let sum = 0;
    let below = 0;
    sorted.forEach((key, at) => {
      const index = key % INDEX_ROOM;
      const value = values[index]!;
      order[from + at] = index;
      sum += value;
      if (value < 0) below++;
    });
    const to = from + indices.length;
    const bottom = top + heights[category]!;
    bands.push({ category, from, to, top, bottom, mean: sum / indices.length, below });
    from = to;
    top = bottom + space.gap;
  });
  return { order, bands, ...extent(values) };
}

/** The position in the order at a height; undefined between the bands. */
export function positionAt({ bands }: KnifeLayout, y: number): number | undefined {
  const band = bands.find(({ from, to, top, bottom }) => to > from && y >= top && y < bottom);
  return band === undefined ? undefined : positionIn(band, y);
}

/** The positions from one height to another, as a range of the order, its end excluded; empty in a gap. */
export function positionsBetween(
  layout: KnifeLayout,
  one: number,
  other: number,
): { readonly from: number; readonly to: number } {
  const [upper, lower] = [Math.min(one, other), Math.max(one, other)];
  const filled = layout.bands.filter(({ from, to }) => to > from);
  const first = filled.find(({ bottom }) => bottom > upper);
  const last = filled.findLast(({ top }) => top <= lower);
  if (first === undefined || last === undefined || last.top < first.top) return { from: 0, to: 0 };
  return { from: positionIn(first, upper), to: positionIn(last, lower) + 1 };
}

/** The middle of the bar at a position, in CSS pixels. */
export function heightOf({ bands }: KnifeLayout, position: number): number {
  const band = bands.find(({ from, to }) => position >= from && position < to);
  if (band === undefined) return NaN;
  return band.top + ((position - band.from + 0.5) / (band.to - band.from)) * (band.bottom - band.top);
}

function positionIn({ from, to, top, bottom }: KnifeBand, y: number): number {
  const at = from + Math.floor(((y - top) / (bottom - top)) * (to - from));
  return Math.min(to - 1, Math.max(from, at));
}

/** In proportion to the bars, but for the least height that each band with bars has. */
function bandHeights(counts: readonly number[], { top, bottom, gap, leastBand }: KnifeSpace): number[] {
  const filled = counts.filter((count) => count > 0).length;
  const room = bottom - top - gap * Math.max(0, counts.length - 1);
  const spare = Math.max(0, room - leastBand * filled);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) =>
    count === 0 ? 0 : Math.min(leastBand, room / filled) + (spare * count) / all,
  );
}

const INDEX_ROOM = 2 ** 24;
const STEPS = 2 ** 24;

/** Sorts by falling value, then by index: the value in steps of 2⁻²³ and the index in one number. */
function sortKey(value: number, index: number): number {
  return Math.round(((1 - value) / 2) * STEPS) * INDEX_ROOM + index;
}

function extent(values: Float32Array): { readonly low: number; readonly high: number } {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
