import type { Sliced } from '../base/sliced.ts';
import { type BinnedColumns, MISSING } from './binned-columns.ts';
import type { Labels } from './matrix.ts';
import { type RowsByCluster, rowsByCluster } from './rows-by-cluster.ts';

/** One side of a threshold in one column. A missing value is on neither side. */
export interface ShallowCondition {
  /** Index of the column. */
  readonly column: number;
  readonly sign: '≤' | '>';
  readonly threshold: number;
}

/** A conjunction of conditions that recognises the members of one cluster. */
export interface ShallowRule {
  /** In the order found; none when no condition improves on "everybody". */
  readonly conditions: readonly ShallowCondition[];
  /** Share of members among the rows that meet the rule; NaN when no row does. */
  readonly precision: number;
  /** Share of the members that meet it; NaN without members. */
  readonly recall: number;
  /** Harmonic mean of the two (van Rijsbergen 1979). */
  readonly f1: number;
}

/**
 * For each of k clusters the rule of at most `maxConditions` conditions against all other rows, grown
 * greedily: each step adds the condition that raises F1 most, over all columns, thresholds and both
 * signs, and stops when none does. Ties go to the lower column, then ≤, then the lower threshold,
 * so the rule depends on the data alone. A step reads the rows that the rule still covers, the first one
 * only the members: O(columns × (rows + k × maxConditions × covered)).
 */
export function* shallowRules(
  binned: BinnedColumns,
  labels: Labels,
  k: number,
  maxConditions: number,
): Sliced<readonly ShallowRule[]> {
  const grouped = rowsByCluster(labels, k);
  const everybody = countCodes(binned, grouped.rows, histogram(binned));
  yield;
  const work = { all: histogram(binned), inside: histogram(binned) };
  const rules: ShallowRule[] = [];
  for (let cluster = 0; cluster < k; cluster++) {
    const cover = coverOfAll(grouped, cluster);
    work.all.set(everybody);
    countCodes(binned, cover.inside, work.inside);
    rules.push(yield* grownRule(binned, cover, work, maxConditions));
  }
  return rules;
}

interface Found {
  readonly column: number;
  readonly sign: '≤' | '>';
  readonly bin: number;
  readonly f1: number;
}

/** The rows that meet a rule: members of its cluster, and others. */
interface Cover {
  readonly inside: Int32Array;
  readonly outside: Int32Array;
}

/** Of a cover: how many rows, and how many members, have each code; columns × {@link CODES}. */
interface Histograms {
  readonly all: Int32Array;
  readonly inside: Int32Array;
}

const CODES = MISSING + 1;

function histogram({ thresholds }: BinnedColumns): Int32Array {
  return new Int32Array(thresholds.length * CODES);
}

function* grownRule(
  binned: BinnedColumns,
  rows: Cover,
  counts: Histograms,
  maxConditions: number,
): Sliced<ShallowRule> {
  const members = rows.inside.length;
  let cover = rows;
  let f1 = score(members, binned.rows, members);
  const conditions: ShallowCondition[] = [];
  while (conditions.length < maxConditions) {
    if (conditions.length > 0) countCover(binned, cover, counts);
    const found = bestCondition(binned, counts, members);
    if (found === undefined || !(found.f1 > f1)) break;
    const { column, sign, bin } = found;
    conditions.push({ column, sign, threshold: binned.thresholds[column]![bin]! });
    f1 = found.f1;
    cover = matching(binned, cover, found);
    yield;
  }
  const hits = cover.inside.length;
  return { conditions, precision: hits / (hits + cover.outside.length), recall: hits / members, f1 };
}

function countCover(binned: BinnedColumns, { inside, outside }: Cover, counts: Histograms): void {
  countCodes(binned, inside, counts.inside);
  countCodes(binned, outside, counts.all);
  for (let at = 0; at < counts.all.length; at++) counts.all[at]! += counts.inside[at]!;
}

function countCodes({ codes, thresholds }: BinnedColumns, rows: Int32Array, counts: Int32Array): Int32Array {
  const columns = thresholds.length;
  counts.fill(0);
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * columns;
    for (let column = 0; column < columns; column++) counts[column * CODES + codes[from + column]!]!++;
  }
  return counts;
}

function bestCondition(
  { thresholds }: BinnedColumns,
  { all, inside }: Histograms,
  members: number,
): Found | undefined {
  let best: Found | undefined;
  for (let column = 0; column < thresholds.length; column++) {
    const from = column * CODES;
    const counts = { all: all.subarray(from, from + CODES), inside: inside.subarray(from, from + CODES) };
    const found = bestOfColumn(column, thresholds[column]!.length, counts, members);
    if (best === undefined || (found !== undefined && found.f1 > best.f1)) best = found;
  }
  return best;
}

/** The lower threshold among equals, and ≤ before >; undefined without thresholds. */
function bestOfColumn(
  column: number,
  thresholds: number,
  { all, inside }: Histograms,
  members: number,
): Found | undefined {
  let present = 0;
  let presentHits = 0;
  for (let code = 0; code <= thresholds; code++) {
    present += all[code]!;
    presentHits += inside[code]!;
  }
  let best = -1;
  let sign: Found['sign'] = '≤';
  let bin = -1;
  for (const side of ['≤', '>'] as const) {
    let covered = 0;
    let hits = 0;
    for (let code = 0; code < thresholds; code++) {
      covered += all[code]!;
      hits += inside[code]!;
      const f1 =
        side === '≤' ? score(hits, covered, members) : score(presentHits - hits, present - covered, members);
      if (f1 <= best) continue;
      best = f1;
      sign = side;
      bin = code;
    }
  }
  return bin === -1 ? undefined : { column, sign, bin, f1: best };
}

function score(hits: number, covered: number, members: number): number {
  return covered + members === 0 ? 0 : (2 * hits) / (covered + members);
}

function coverOfAll({ starts, rows }: RowsByCluster, cluster: number): Cover {
  const from = starts[cluster]!;
  const to = starts[cluster + 1]!;
  const outside = new Int32Array(rows.length - (to - from));
  outside.set(rows.subarray(0, from));
  outside.set(rows.subarray(to), from);
  return { inside: rows.slice(from, to), outside };
}

/** The part of a cover that meets one more condition; the cover itself is used up. */
function matching(binned: BinnedColumns, { inside, outside }: Cover, found: Found): Cover {
  return { inside: keepMatching(binned, inside, found), outside: keepMatching(binned, outside, found) };
}

function keepMatching(
  { codes, thresholds }: BinnedColumns,
  rows: Int32Array,
  { column, sign, bin }: Found,
): Int32Array {
  const least = sign === '≤' ? 0 : bin + 1;
  const most = sign === '≤' ? bin : MISSING - 1;
  let kept = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const code = codes[row * thresholds.length + column]!;
    if (code >= least && code <= most) rows[kept++] = row;
  }
  return rows.subarray(0, kept);
}
