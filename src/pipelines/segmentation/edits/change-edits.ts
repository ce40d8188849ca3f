import type { Segment, Segmentation } from '../model.ts';
import { basisKey, basisOf, type IdentifiedLabels } from './edit-basis.ts';
import { cleanLook, isPlain } from './look-text.ts';
import { placeEdits, type PlacedEdit } from './place-edits.ts';
import type { EditBasis, SegmentChange, SegmentEdit, SegmentEdits, SegmentLook } from './segment-edits.ts';
import { sourcesOf, sweptOf } from './swept.ts';

/**
 * The edits after a change to the segments shown; the same object where it changes nothing. What is edited now belongs to the
 * segments shown now, wherever it was made before. O(customers).
 */
export function changedEdits(
  edits: SegmentEdits,
  change: SegmentChange,
  shown: Segmentation,
  ids: readonly string[],
): SegmentEdits {
  if (change.kind === 'drop') return kept(edits, (edit) => edit.id !== change.edit);
  const swept = sweptOf(shown);
  const here: IdentifiedLabels = { k: swept.k, labels: swept.labels, ids };
  const { placed } = placeEdits(edits, here);
  const sources = (segment: number): readonly number[] => {
    const found = shown.segments[segment];
    return found === undefined ? [] : sourcesOf(found);
  };
  const put = (segments: readonly number[], look: SegmentLook, gone: readonly PlacedEdit[]): SegmentEdits =>
    withEdit(
      edits,
      gone.map(({ edit }) => edit),
      { here, segments, look, name: nameOf(swept, segments) },
    );
  switch (change.kind) {
    case 'look': {
      const segments = sources(change.segment);
      const look = givenLook(change.look, shown.segments[change.segment]);
      const before = placed.filter((each) => isOn(each, segments));
      if (segments.length === 0 || sameLook(before[0]?.edit.look ?? {}, look)) return edits;
      return put(segments, look, before);
    }
    case 'merge': {
      const into = sources(change.into);
      const from = sources(change.from);
      if (into.length === 0 || from.length === 0 || change.into === change.from) return edits;
      const segments = [...into, ...from].toSorted((a, b) => a - b);
      const look = placed.find((each) => isOn(each, into))?.edit.look ?? {};
      const { isSetAside: _aside, ...stays } = look;
      return put(
        segments,
        stays,
        placed.filter((each) => isMergeWithin(each, segments)),
      );
    }
    case 'split': {
      const segments = sources(change.segment);
      return segments.length < 2
        ? edits
        : without(
            edits,
            placed.filter((each) => isMergeWithin(each, segments)).map(({ edit }) => edit),
          );
    }
    case 'apply': {
      const edit = edits.list.find(({ id }) => id === change.edit);
      const segments = sources(change.segment);
      if (edit === undefined || segments.length === 0) return edits;
      const before = placed.filter((each) => isOn(each, segments));
      return withEdit(edits, [edit, ...before.map((each) => each.edit)], {
        here,
        segments,
        look: edit.look,
        name: nameOf(swept, segments),
      });
    }
  }
}

interface MadeHere {
  readonly here: IdentifiedLabels;
  readonly segments: readonly number[];
  readonly look: SegmentLook;
  readonly name: string;
}

function withEdit(
  edits: SegmentEdits,
  gone: readonly SegmentEdit[],
  { here, segments, look, name }: MadeHere,
): SegmentEdits {
  if (segments.length === 1 && isPlain(look)) return without(edits, gone);
  const basis = basisKey(here);
  const id = 1 + edits.list.reduce((most, edit) => Math.max(most, edit.id), 0);
  const made: SegmentEdit = { id, basis, segments, generatedName: name, look };
  const list = [...edits.list.filter((edit) => !gone.includes(edit)), made];
  return withBases({ ...edits.bases, [basis]: edits.bases[basis] ?? basisOf(here) }, list);
}

function without(edits: SegmentEdits, gone: readonly SegmentEdit[]): SegmentEdits {
  return kept(edits, (edit) => !gone.includes(edit));
}

function kept(edits: SegmentEdits, stays: (edit: SegmentEdit) => boolean): SegmentEdits {
  const list = edits.list.filter(stays);
  return list.length === edits.list.length ? edits : withBases(edits.bases, list);
}

/** Only the bases that an edit still needs. */
function withBases(bases: Readonly<Record<string, EditBasis>>, list: readonly SegmentEdit[]): SegmentEdits {
  const needed = new Set(list.map(({ basis }) => basis));
  return { bases: Object.fromEntries(Object.entries(bases).filter(([key]) => needed.has(key))), list };
}

function isOn({ segments }: PlacedEdit, others: readonly number[]): boolean {
  return segments.length === others.length && segments.every((segment, at) => segment === others[at]);
}

function isMergeWithin({ segments }: PlacedEdit, others: readonly number[]): boolean {
  return segments.length > 1 && segments.every((segment) => others.includes(segment));
}

/** A name that is the one made by rule is none given. */
function givenLook(wanted: SegmentLook, segment: Segment | undefined): SegmentLook {
  const { name, ...rest } = cleanLook(wanted);
  const generated = segment?.byHand?.generatedName ?? segment?.name;
  return name === undefined || name === generated ? rest : { name, ...rest };
}

function nameOf({ segments }: Segmentation, ids: readonly number[]): string {
  return ids.map((id) => segments[id]!.name).join(' + ');
}

function sameLook(a: SegmentLook, b: SegmentLook): boolean {
  return (
    a.name === b.name &&
    a.description === b.description &&
    a.colour === b.colour &&
    a.isSetAside === b.isSetAside
  );
}
