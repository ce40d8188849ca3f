import type { Contingency } from '../../../kernels/contingency.ts';
import { cheapestAssignment } from '../../../kernels/hungarian.ts';
import { jaccardMatrix } from '../../../kernels/jaccard.ts';
import { basisSizes, type IdentifiedLabels, isSameBasis, sharedMembers } from './edit-basis.ts';
import type { EditBasis, SegmentEdit, SegmentEdits } from './segment-edits.ts';

/** From this Jaccard similarity of the members on, a segment is taken for the one that was edited. */
export const SAME_SEGMENT_FROM = 0.5;

/** Of the members of an edited segment so many must be known to the new run for it to be looked for at all. */
const KNOWN_MEMBERS_FROM = 0.5;

/** An edit with the segments of a run that it belongs to. */
export interface PlacedEdit {
  readonly edit: SegmentEdit;
  /** Ascending; several are merged. */
  readonly segments: readonly number[];
  /** Least Jaccard similarity of the members, over customers that both runs have; 1 where it was made. */
  readonly jaccard: number;
  /** Whether it was made for other segments than these and found its own by their members. */
  readonly isCarried: boolean;
}

/** Which edits have a segment, and which wait for one. */
export interface Placement {
  readonly placed: readonly PlacedEdit[];
  readonly waiting: readonly SegmentEdit[];
}

/**
 * The segments that edits belong to. Where the customers and segments are those that an edit was made for, it is theirs;
 * otherwise old and new segments are matched one to one by the sum of the Jaccard similarities of their members (Hungarian), and
 * a match counts from {@link SAME_SEGMENT_FROM} on. A merge whose parts are not all found may be found as one segment. Of
 * edits that claim the same segment the one made for it wins, then the most similar, then the latest. O(bases × (customers + k³)).
 */
export function placeEdits({ bases, list }: SegmentEdits, target: IdentifiedLabels): Placement {
  const matchings = new Map(
    Object.entries(bases).map(([key, basis]) => [key, matchingWith(basis, target)] as const),
  );
  const candidates = list
    .flatMap((edit) => {
      const placed = matchings.get(edit.basis)?.(edit);
      return placed === undefined ? [] : [placed];
    })
    .toSorted(
      (a, b) => Number(a.isCarried) - Number(b.isCarried) || b.jaccard - a.jaccard || b.edit.id - a.edit.id,
    );
  const placed = withoutConflicts(candidates);
  const found = new Set(placed.map(({ edit }) => edit));
  return { placed, waiting: list.filter((edit) => !found.has(edit)) };
}

type Matching = (edit: SegmentEdit) => PlacedEdit | undefined;

function matchingWith(basis: EditBasis, target: IdentifiedLabels): Matching {
  if (isSameBasis(basis, target))
    return (edit) => ({ edit, segments: edit.segments, jaccard: 1, isCarried: false });
  const table = sharedMembers(basis, target);
  const { values, rows, columns } = jaccardMatrix(table);
  if (rows === 0 || columns === 0) return () => undefined;
  const match = cheapestAssignment({ rows, columns, values: values.map((each) => -each) });
  const sizes = basisSizes(basis);
  const isKnown = (segments: readonly number[]): boolean =>
    sum(segments, table.rowTotals) >= KNOWN_MEMBERS_FROM * sum(segments, sizes);
  return (edit) => {
    if (!isKnown(edit.segments)) return undefined;
    const parts = edit.segments.map((segment) => {
      const to = match[segment] ?? -1;
      return { segment: to, jaccard: to < 0 ? 0 : values[segment * columns + to]! };
    });
    const least = Math.min(...parts.map(({ jaccard }) => jaccard));
    if (least >= SAME_SEGMENT_FROM) {
      const segments = parts.map(({ segment }) => segment).toSorted((a, b) => a - b);
      return { edit, segments, jaccard: least, isCarried: true };
    }
    return edit.segments.length === 1 ? undefined : asOne(edit, table);
  };
}

/** The one segment that is what was merged. */
function asOne(edit: SegmentEdit, { counts, rowTotals, columnTotals }: Contingency): PlacedEdit | undefined {
  const size = sum(edit.segments, rowTotals);
  let best = 0;
  let jaccard = -1;
  for (let column = 0; column < counts.columns; column++) {
    const both = edit.segments.reduce(
      (total, row) => total + (counts.values[row * counts.columns + column] ?? 0),
      0,
    );
    const similarity = both / (size + columnTotals[column]! - both);
    if (similarity > jaccard) [best, jaccard] = [column, similarity];
  }
  return jaccard >= SAME_SEGMENT_FROM ? { edit, segments: [best], jaccard, isCarried: true } : undefined;
}

/** A segment may have one edit of its own, and be part of one merge. */
function withoutConflicts(candidates: readonly PlacedEdit[]): readonly PlacedEdit[] {
  const alone = new Set<number>();
  const merged = new Set<number>();
  return candidates.filter(({ segments }) => {
    const taken = segments.length === 1 ? alone : merged;
    if (segments.some((segment) => taken.has(segment))) return false;
    for (const segment of segments) taken.add(segment);
    return true;
  });
}

function sum(segments: readonly number[], values: ArrayLike<number>): number {
  return segments.reduce((total, segment) => total + (values[segment] ?? 0), 0);
}
