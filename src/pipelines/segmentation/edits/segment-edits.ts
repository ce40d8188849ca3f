/** What a person gave a segment; absent parts stay as they were made by rule. */
export interface SegmentLook {
  readonly name?: string;
  readonly description?: string;
  /** Place in the palette, from 0. */
  readonly colour?: number;
  /** Left out of lists and verdicts, and drawn grey. */
  readonly isSetAside?: true;
}

/** A look given to one segment, or several merged into one, of the segmentation that it was made for. */
export interface SegmentEdit {
  /** Its own among all edits. */
  readonly id: number;
  /** Key of the basis. */
  readonly basis: string;
  /** Segments of the basis, ascending; several are merged. */
  readonly segments: readonly number[];
  /** What they were called by rule then. */
  readonly generatedName: string;
  readonly look: SegmentLook;
}

/** Who was in which segment when an edit was made, by which it is found again among other segments. */
export interface EditBasis {
  readonly k: number;
  readonly ids: readonly string[];
  /** One character per customer: "0" is segment 0, and so on in the order of code points. */
  readonly labels: string;
}

/** All edits of segments by hand, plain data throughout; each basis that an edit needs stands here once. */
export interface SegmentEdits {
  readonly bases: Readonly<Record<string, EditBasis>>;
  readonly list: readonly SegmentEdit[];
}

export const NO_EDITS: SegmentEdits = { bases: {}, list: [] };

/** One thing done by hand on the segments as they are shown. */
export type SegmentChange =
  /** An absent part of the look goes back to what rules made. */
  | { readonly kind: 'look'; readonly segment: number; readonly look: SegmentLook }
  /** The second goes into the first, whose look stays. */
  | { readonly kind: 'merge'; readonly into: number; readonly from: number }
  /** Into all that were merged. */
  | { readonly kind: 'split'; readonly segment: number }
  /** Gives an edit to a segment. */
  | { readonly kind: 'apply'; readonly edit: number; readonly segment: number }
  | { readonly kind: 'drop'; readonly edit: number };
