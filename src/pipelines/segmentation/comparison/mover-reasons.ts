import { moments } from '../../../kernels/moments.ts';
import type { FeaturePreparation } from '../preparation/features.ts';
import { preparedValue } from '../preparation/prepared-value.ts';
import type { ComparedColumn } from './compared-run.ts';
import type { RunComparison } from './compare-runs.ts';

/** What of a customer changed between the runs. */
export interface FeatureChange {
  readonly title: string;
  readonly unit: string;
  /** NaN = missing. */
  readonly before: number;
  readonly after: number;
  /** In standard deviations of the left run; infinite where a value appeared or went missing. */
  readonly change: number;
}

/** Why a customer is in another segment. */
export type MoverReason =
  /** Features of the customer changed; the largest changes come first. */
  | { readonly kind: 'features'; readonly changes: readonly FeatureChange[] }
  /** The features are the same, the borders of the segments moved. Distances to centres in the space that was clustered. */
  | { readonly kind: 'borders'; readonly toNew: number; readonly toFormer: number | undefined }
  /** The features are the same, and distances are not known. */
  | { readonly kind: 'same' };

/** Why each mover of a comparison moved; asked one by one, since few are looked at. */
export interface MoverReasons {
  /** Of the customer at a place in the pairs. O(columns × log columns). */
  reasonOf(place: number): MoverReason;
  /** Largest measurable change of each mover in standard deviations, in the order of the movers: 0 for none. */
  readonly largest: Float32Array;
  /** Movers whose features changed. */
  readonly changed: number;
}

const MOST_CHANGES = 3;
const LEAST_CHANGE = 0.01;
const AT_ONCE = 2048;

/** Prepares the reasons of all movers. O(customers × columns); calls `breathe` in between. */
export async function moverReasons(
  comparison: RunComparison,
  breathe: () => Promise<void>,
): Promise<MoverReasons> {
  const { pairs, movers } = comparison;
  const columns = await commonColumns(comparison, breathe);
  const centres = movers.length === 0 ? undefined : await centresOf(comparison, breathe);
  const largest = new Float32Array(movers.length);
  let changed = 0;
  for (let at = 0; at < movers.length; at++) {
    const place = movers[at]!;
    let most = 0;
    let moved = false;
    for (const column of columns) {
      const change = Math.abs(changeIn(column, pairs.left[place]!, pairs.right[place]!));
      if (change >= LEAST_CHANGE) moved = true;
      if (change > most && change < Infinity) most = change;
    }
    largest[at] = most;
    if (moved) changed++;
    if (at % AT_ONCE === 0) await breathe();
  }
  return {
    largest,
    changed,
    reasonOf(place) {
      const changes = changesOf(columns, pairs.left[place]!, pairs.right[place]!);
      if (changes.length > 0) return { kind: 'features', changes };
      return centres === undefined ? { kind: 'same' } : distancesOf(comparison, centres, place);
    },
  };
}

interface CommonColumn {
  readonly before: ComparedColumn;
  readonly after: ComparedColumn;
  readonly sd: number;
}

async function commonColumns(
  { left, right }: RunComparison,
  breathe: () => Promise<void>,
): Promise<readonly CommonColumn[]> {
  if (left.columns === right.columns) return [];
  const byName = new Map(right.columns.map((column) => [column.name, column]));
  const common: CommonColumn[] = [];
  for (const before of left.columns) {
    const after = byName.get(before.name);
    if (after === undefined || after.values === before.values) continue;
    const { sd } = moments(Float64Array.from(before.values));
    common.push({ before, after, sd: sd > 0 ? sd : 1 });
    await breathe();
  }
  return common;
}

/** Change in standard deviations; infinite when one of the two values is missing. */
function changeIn({ before, after, sd }: CommonColumn, leftRow: number, rightRow: number): number {
  const from = before.values[leftRow]!;
  const to = after.values[rightRow]!;
  if (from === to || (from !== from && to !== to)) return 0;
  return from !== from || to !== to ? Infinity : (to - from) / sd;
}

function changesOf(
  columns: readonly CommonColumn[],
  leftRow: number,
  rightRow: number,
): readonly FeatureChange[] {
  return columns
    .map((column): FeatureChange => ({
      title: column.before.title,
      unit: column.before.unit,
      before: column.before.values[leftRow]!,
      after: column.after.values[rightRow]!,
      change: changeIn(column, leftRow, rightRow),
    }))
    .filter(({ change }) => Math.abs(change) >= LEAST_CHANGE)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || 0)
    .slice(0, MOST_CHANGES);
}

/** Centres of the right run's segments in its prepared features, row-major; undefined where they cannot be made again. */
interface Centres {
  readonly features: readonly { readonly preparation: FeaturePreparation; readonly values: Float32Array }[];
  readonly values: Float64Array;
}

async function centresOf(
  { right }: RunComparison,
  breathe: () => Promise<void>,
): Promise<Centres | undefined> {
  const { preparation, labels, k } = right;
  if (preparation === undefined) return undefined;
  const byName = new Map(right.columns.map((column) => [column.name, column.values]));
  const features = preparation.flatMap((each) => {
    const values = byName.get(each.name);
    return values === undefined ? [] : [{ preparation: each, values }];
  });
  if (features.length < preparation.length || features.length === 0) return undefined;
  const sums = new Float64Array(k * features.length);
  const sizes = new Float64Array(k);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    sizes[label]!++;
    for (let f = 0; f < features.length; f++) {
      const feature = features[f]!;
      sums[label * features.length + f]! += preparedValue(feature.preparation, feature.values[row]!);
    }
    if (row % AT_ONCE === 0) await breathe();
  }
  return { features, values: sums.map((sum, at) => sum / sizes[Math.floor(at / features.length)]!) };
}

function distancesOf(
  { left, right, pairs, matchOf }: RunComparison,
  { features, values }: Centres,
  place: number,
): MoverReason {
  const row = pairs.right[place]!;
  const point = features.map((feature) => preparedValue(feature.preparation, feature.values[row]!));
  const distanceTo = (segment: number): number =>
    Math.sqrt(point.reduce((sum, value, f) => sum + squared(value - values[segment * point.length + f]!), 0));
  const former = matchOf[left.labels[pairs.left[place]!]!]!;
  return {
    kind: 'borders',
    toNew: distanceTo(right.labels[row]!),
    toFormer: former < 0 ? undefined : distanceTo(former),
  };
}

function squared(value: number): number {
  return value * value;
}
