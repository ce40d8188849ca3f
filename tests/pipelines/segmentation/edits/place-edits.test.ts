import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { placeEdits } from '../../../../src/pipelines/segmentation/edits/place-edits.ts';
import { editsAfter, IDS, labelled, segmented, shownWith, SIX } from './edited-fixture.ts';

const named = (segment: number, name: string) => ({ kind: 'look', segment, look: { name } }) as const;
const names = (edits: ReturnType<typeof editsAfter>, of = SIX) =>
  shownWith(edits, of)
    .segments.map(({ name, byHand }) => (name === byHand?.generatedName ? undefined : name))
    .map((name) => name ?? '');

describe('edits on other segments', () => {
  test('go with their members when a run numbers segments otherwise', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
    const edits = editsAfter([named(0, 'zero'), named(4, 'four')]);
    fc.assert(
      fc.property(order, (segmentOf) => {
        const again = segmented(segmentOf);
        const found = placeEdits(edits, { ...again, ids: IDS });
        expect(found.waiting).toEqual([]);
        const byName = new Map(found.placed.map(({ edit, segments }) => [edit.look.name, segments]));
        expect(byName.get('zero')).toEqual([segmentOf[0]]);
        expect(byName.get('four')).toEqual([segmentOf[4]]);
      }),
      { numRuns: 30 },
    );
  });

  test('go with their members when customers come in another order, and new ones with them', () => {
    const ids = ['new', ...IDS.toReversed()];
    const labels = Uint8Array.from([0, ...SIX.labels.toReversed()]);
    const { placed } = placeEdits(editsAfter([named(4, 'four')]), { k: 6, labels, ids });
    expect(placed).toMatchObject([{ segments: [4], jaccard: 1 }]);
  });

  test('are carried over from half of the members on, and wait below', () => {
    const halves = (moved: number) =>
      labelled(Array.from(SIX.labels, (label, row) => (label === 0 && row < moved ? 1 : label)));
    const edits = editsAfter([named(0, 'zero')]);
    expect(placeEdits(edits, { ...halves(30), ids: IDS }).placed).toMatchObject([
      { segments: [0], jaccard: 0.5 },
    ]);
    expect(placeEdits(edits, { ...halves(31), ids: IDS })).toMatchObject({ placed: [], waiting: edits.list });
  });

  test('wait where hardly any of their customers is known', () => {
    const edits = editsAfter([named(0, 'zero')]);
    const ids = IDS.map((id, row) => (row < 40 ? `other ${row}` : id));
    expect(placeEdits(edits, { ...SIX, ids }).placed).toEqual([]);
    expect(
      placeEdits(edits, { ...SIX, ids: IDS.map((id, row) => (row < 20 ? `other ${row}` : id)) }).placed,
    ).toHaveLength(1);
  });

  test('hold at another k where the segment is the same, and give way to one made there', () => {
    const five = segmented([0, 1, 2, 3, 4, 4]);
    const edits = editsAfter([named(0, 'zero'), named(4, 'four')]);
    expect(names(edits, five)).toEqual(['zero', '', '', '', 'four']);
    const both = editsAfter([named(4, 'four and five')], five, edits);
    expect(names(both, five)).toEqual(['zero', '', '', '', 'four and five']);
    expect(names(both)).toEqual(['zero', '', '', '', 'four and five', '']);
  });

  test('of a merge hold where its parts are found, and where they are one segment', () => {
    const edits = editsAfter([{ kind: 'merge', into: 0, from: 1 }, named(0, 'both')]);
    const turned = shownWith(edits, segmented([1, 0, 2, 3, 4, 5]));
    expect(turned.segments[0]).toMatchObject({ name: 'both', size: 100, byHand: { sources: [0, 1] } });
    const asOne = shownWith(edits, segmented([0, 0, 1, 2, 3, 4]));
    expect(asOne.segments[0]).toMatchObject({ name: 'both', size: 100, byHand: { sources: [0] } });
    expect(asOne.segments[0]!.rule.conditions).not.toEqual([]);
  });

  test('that wait are given to a segment by hand, or discarded', () => {
    const edits = editsAfter([named(0, 'zero')]);
    const other = labelled(Array.from(SIX.labels, (_, row) => row % 4));
    expect(placeEdits(edits, { ...other, ids: IDS }).waiting).toHaveLength(1);
    const [edit] = edits.list;
    const given = editsAfter([{ kind: 'apply', edit: edit!.id, segment: 2 }], other, edits);
    expect(names(given, other)).toEqual(['', '', 'zero', '']);
    expect(Object.keys(given.bases)).toHaveLength(1);
    expect(editsAfter([{ kind: 'drop', edit: edit!.id }], other, edits)).toEqual(editsAfter([]));
  });

  test('are plain data', () => {
    const edits = editsAfter([named(0, 'zero'), { kind: 'merge', into: 1, from: 2 }]);
    expect(JSON.parse(JSON.stringify(edits))).toEqual(edits);
  });
});
