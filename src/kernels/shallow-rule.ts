import { type BinnedColumns, MISSING } from './binned-columns.ts';
import type { Labels } from './matrix.ts';

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
 * The rule of at most `maxConditions` conditions for one cluster against all other rows, grown
 * greedily: each step adds the condition that raises F1 most, over all columns, thresholds and both
 * signs, and stops when none does. Ties go to the lower column, then ≤, then the lower threshold,
 * so the rule depends on the data alone. O(maxConditions × columns × rows).
 */
export function shallowRule(
  binned: BinnedColumns,
  labels: Labels,
  cluster: number,
  maxConditions: number,
): ShallowRule {
  const rows = Int32Array.from(labels, (_, row) => row);
  let covered = binned.rows;
  const members = labels.reduce((count, label) => count + (label === cluster ? 1 : 0), 0);
  let hits = members;
  let f1 = score(hits, covered, members);
  const conditions: ShallowCondition[] = [];
  while (conditions.length < maxConditions) {
    const found = bestCondition(binned, labels, cluster, rows.subarray(0, covered), members);
    if (found === undefined || !(found.f1 > f1)) break;
    f1 = found.f1;
    const thresholds = binned.thresholds[found.column]!;
    conditions.push({ column: found.column, sign: found.sign, threshold: thresholds[found.bin]! });
    covered = keepMatching(rows, covered, binned.codes[found.column]!, found);
    hits = 0;
    for (let i = 0; i < covered; i++) if (labels[rows[i]!] === cluster) hits++;
  }
  return { conditions, precision: hits / covered, recall: hits / members, f1 };
}

interface Found {
  readonly column: number;
  readonly sign: '≤' | '>';
  readonly bin: number;
  readonly f1: number;
}

function score(hits: number, covered: number, members: number): number {
  return covered + members === 0 ? 0 : (2 * hits) / (covered + members);
}

function bestCondition(
  binned: BinnedColumns,
  labels: Labels,
  cluster: number,
  rows: Int32Array,
  members: number,
): Found | undefined {
  const all = new Int32Array(256);
  const inside = new Int32Array(256);
  let best: Found | undefined;
  for (let column = 0; column < binned.codes.length; column++) {
    countBins(binned.codes[column]!, labels, cluster, rows, all, inside);
    const present = rows.length - all[MISSING]!;
    let presentHits = 0;
    for (let bin = 0; bin < MISSING; bin++) presentHits += inside[bin]!;
    for (const sign of ['≤', '>'] as const) {
      let covered = 0;
      let hits = 0;
      for (let bin = 0; bin < binned.thresholds[column]!.length; bin++) {
        covered += all[bin]!;
        hits += inside[bin]!;
        const f1 =
          sign === '≤'
            ? score(hits, covered, members)
            : score(presentHits - hits, present - covered, members);
        if (best === undefined || f1 > best.f1) best = { column, sign, bin, f1 };
      }
    }
  }
  return best;
}

function countBins(
  codes: Uint8Array,
  labels: Labels,
  cluster: number,
  rows: Int32Array,
  all: Int32Array,
  inside: Int32Array,
): void {
  all.fill(0);
  inside.fill(0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const code = codes[row]!;
    all[code]!++;
    if (labels[row] === cluster) inside[code]!++;
  }
}

function keepMatching(rows: Int32Array, covered: number, codes: Uint8Array, { sign, bin }: Found): number {
  let kept = 0;
  for (let i = 0; i < covered; i++) {
    const code = codes[rows[i]!]!;
    const matches = sign === '≤' ? code <= bin : code > bin && code !== MISSING;
    if (matches) rows[kept++] = rows[i]!;
  }
  return kept;
}
