import type { Segment, Segmentation } from '../model.ts';
import { isPlain } from './look-text.ts';
import { type EditedFacts, mergedFacts } from './merged-facts.ts';
import type { PlacedEdit } from './place-edits.ts';
import type { SegmentLook } from './segment-edits.ts';

/**
 * The segmentation as a person left it: with names, descriptions and colours, with merged segments as one (in the place of
 * their first, with sizes and revenue added up, means, effects and contrasts computed anew over their members, without a rule), and those
 * set aside at the end. What was found of the other segments is not touched, save for the silhouettes: they hold for the
 * segments before merging; after it they are NaN, and no customer has one. Without edits it is the segmentation itself.
 * O(segments × columns), and O(customers × columns) where something is merged.
 */
export function editedSegmentation(
  swept: Segmentation,
  placed: readonly PlacedEdit[],
  facts: EditedFacts,
): Segmentation {
  if (placed.every(({ edit, segments }) => segments.length === 1 && isPlain(edit.look))) return swept;
  const groups = groupsOf(swept, placed);
  const merging = groups.some(({ sources }) => sources.length > 1);
  const isSame = groups.every(({ sources }, at) => sources.length === 1 && sources[0] === at);
  const shownAs = new Uint8Array(swept.k);
  for (const [id, { sources }] of groups.entries()) for (const source of sources) shownAs[source] = id;
  const labels = isSame ? swept.labels : swept.labels.map((label) => shownAs[label]!);
  const merged = merging ? mergedFacts(labels, groups.length, facts) : undefined;
  const columns = swept.effects.length / swept.k;
  const rows = (from: Float64Array, anew: Float64Array | undefined): Float64Array => {
    if (isSame) return from;
    const values = new Float64Array(groups.length * columns);
    for (const [id, { sources }] of groups.entries()) {
      const [table, row] = sources.length > 1 ? [anew!, id] : [from, sources[0]!];
      values.set(table.subarray(row * columns, (row + 1) * columns), id * columns);
    }
    return values;
  };
  return {
    k: groups.length,
    labels,
    segments: groups.map((group, id) => {
      const parts = group.sources.map((source) => swept.segments[source]!);
      const segment = parts.length === 1 ? parts[0]! : { ...together(parts), ...merged!.segments[id]! };
      const generatedName = parts.length === 1 ? segment.name : joinedNames(group.partNames);
      const { name, description, colour, isSetAside } = group.look;
      return {
        ...segment,
        id,
        name: name ?? generatedName,
        silhouette: merging ? NaN : segment.silhouette,
        byHand: {
          sources: group.sources,
          generatedName,
          description,
          colour,
          isSetAside: isSetAside === true,
        },
      };
    }),
    customerSilhouettes: merging ? NOT_MEASURED : swept.customerSilhouettes,
    effects: rows(swept.effects, merged?.effects),
    means: rows(swept.means, merged?.means),
    truth: merging ? undefined : swept.truth,
    swept,
  };
}

const NOT_MEASURED = { rows: new Int32Array(), widths: new Float32Array() };

/** Segments of the run that are shown as one. */
interface Group {
  readonly sources: readonly number[];
  readonly look: SegmentLook;
  /** What its parts are called by themselves. */
  readonly partNames: readonly string[];
}

function groupsOf({ segments }: Segmentation, placed: readonly PlacedEdit[]): readonly Group[] {
  const own = new Map<number, SegmentLook>();
  const groupOf = new Map<number, PlacedEdit>();
  for (const each of placed) {
    if (each.segments.length === 1) own.set(each.segments[0]!, each.edit.look);
    else for (const segment of each.segments) groupOf.set(segment, each);
  }
  const groups = segments.flatMap(({ id }): readonly Group[] => {
    const merge = groupOf.get(id);
    if (merge !== undefined && merge.segments[0] !== id) return [];
    const sources = merge?.segments ?? [id];
    const partNames = sources.map((source) => own.get(source)?.name ?? segments[source]!.name);
    return [{ sources, look: merge?.edit.look ?? own.get(id) ?? {}, partNames }];
  });
  return groups.toSorted((a, b) => Number(a.look.isSetAside ?? false) - Number(b.look.isSetAside ?? false));
}

const LONGEST_JOINED = 80;

function joinedNames(names: readonly string[]): string {
  const joined = names.join(' + ');
  return joined.length <= LONGEST_JOINED ? joined : `${names[0]} + ${names.length - 1} more`;
}

/** What adds up. */
function together(parts: readonly Segment[]): Segment {
  const sum = (of: (part: Segment) => number | undefined): number | undefined =>
    parts.reduce<number | undefined>((total, part) => {
      const value = of(part);
      return total === undefined || value === undefined ? undefined : total + value;
    }, 0);
  return {
    ...parts[0]!,
    size: sum(({ size }) => size)!,
    share: sum(({ share }) => share)!,
    revenue: sum(({ revenue }) => revenue),
    revenueShare: sum(({ revenueShare }) => revenueShare),
    rule: {
      conditions: [],
      text: 'No rule: rules were searched for the segments before they were merged',
      precision: NaN,
      recall: NaN,
    },
  };
}
