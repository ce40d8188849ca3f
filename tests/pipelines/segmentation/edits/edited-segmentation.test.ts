import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { editedWords } from '../../../../src/pipelines/segmentation/edits/edited-words.ts';
import { segmentColour } from '../../../../src/pipelines/segmentation/edits/segment-colour.ts';
import { sourcesOf } from '../../../../src/pipelines/segmentation/edits/swept.ts';
import { editsAfter, segmented, shownWith, SIX } from './edited-fixture.ts';

const sum = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((total, value) => total + value!, 0);

describe('a segmentation edited by hand', () => {
  test('without edits is the same object', () => {
    expect(shownWith(editsAfter([]), SIX)).toBe(SIX);
  });

  test('with another name keeps labels, numbers and order', () => {
    const shown = shownWith(
      editsAfter([{ kind: 'look', segment: 2, look: { name: ' Night\nowls ', description: 'Late' } }]),
      SIX,
    );
    expect(shown.labels).toBe(SIX.labels);
    expect(shown.effects).toBe(SIX.effects);
    expect(shown.segments[2]).toEqual({
      ...SIX.segments[2],
      name: 'Night owls',
      byHand: {
        sources: [2],
        generatedName: SIX.segments[2]!.name,
        description: 'Late',
        colour: undefined,
        isSetAside: false,
      },
    });
    expect(editedWords(shown)).toBe('1 segment renamed, 1 segment described');
  });

  test('an empty name, or the one made by rule, is none', () => {
    const renamed = [{ kind: 'look', segment: 2, look: { name: 'Night owls' } }] as const;
    for (const name of ['', '  ', SIX.segments[2]!.name])
      expect(editsAfter([...renamed, { kind: 'look', segment: 2, look: { name } }])).toEqual(editsAfter([]));
  });

  test('has of merged segments what a run with those labels would have found', () => {
    const shown = shownWith(editsAfter([{ kind: 'merge', into: 3, from: 1 }]), SIX);
    const asRun = segmented([0, 1, 2, 1, 3, 4]);
    expect(shown.k).toBe(5);
    expect([...shown.labels]).toEqual([...asRun.labels]);
    expect([...shown.effects]).toEqual([...asRun.effects].map((each) => expect.closeTo(each, 6)));
    expect([...shown.means]).toEqual([...asRun.means].map((each) => expect.closeTo(each, 6)));
    for (const [
      id,
      { size, share, revenue, revenueShare, averageOrderValue, contrasts },
    ] of shown.segments.entries()) {
      const other = asRun.segments[id]!;
      expect(size).toBe(other.size);
      expect(contrasts).toEqual(
        other.contrasts.map((each) => ({ ...each, effect: expect.closeTo(each.effect, 6) as unknown })),
      );
      expect([share, revenue, revenueShare, averageOrderValue]).toEqual(
        [other.share, other.revenue, other.revenueShare, other.averageOrderValue].map((each) =>
          expect.closeTo(each!, 6),
        ),
      );
    }
    expect(shown.segments[1]).toMatchObject({
      name: `${SIX.segments[1]!.name} + ${SIX.segments[3]!.name}`,
      rule: { conditions: [] },
      silhouette: NaN,
      byHand: { sources: [1, 3] },
    });
  });

  test('keeps colours and shapes of the others when two are merged', () => {
    const shown = shownWith(editsAfter([{ kind: 'merge', into: 0, from: 1 }]), SIX);
    expect(shown.segments.map(segmentColour)).toEqual([0, 2, 3, 4, 5]);
  });

  test('has segments that are set aside at the end, in grey', () => {
    const shown = shownWith(
      editsAfter([{ kind: 'look', segment: 1, look: { isSetAside: true, colour: 9 } }]),
      SIX,
    );
    expect(shown.segments.map(sourcesOf)).toEqual([[0], [2], [3], [4], [5], [1]]);
    expect(segmentColour(shown.segments[5]!)).toBeUndefined();
    expect(shown.segments[5]!.size).toBe(SIX.segments[1]!.size);
    expect(shown.labels[60]).toBe(5);
    expect([...shown.means.subarray(10)]).toEqual([...SIX.means.subarray(2, 4)]);
  });

  test('gives merged segments back as they were when they are split', () => {
    const looks = [{ kind: 'look', segment: 3, look: { name: 'Regulars' } }] as const;
    const merged = [...looks, { kind: 'merge', into: 3, from: 1 }] as const;
    expect(shownWith(editsAfter(merged), SIX).segments[1]!.name).toBe('Regulars');
    expect(editsAfter([...merged, { kind: 'split', segment: 1 }])).toEqual(editsAfter(looks));
  });

  test('of everything merged into one is everybody', () => {
    const into = { kind: 'merge', into: 0, from: 1 } as const;
    const shown = shownWith(editsAfter([into, into, into, into, into]), SIX);
    expect(shown.k).toBe(1);
    expect(shown.segments[0]).toMatchObject({ size: 168, byHand: { sources: [0, 1, 2, 3, 4, 5] } });
    expect(shown.segments[0]!.share).toBeCloseTo(1, 12);
    expect(new Set(shown.labels)).toEqual(new Set([0]));
  });

  test('counts every customer and every sum once, whatever is merged', () => {
    const change = fc.record({
      kind: fc.constant('merge' as const),
      into: fc.nat(5),
      from: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 7 }), (changes) => {
        const { segments, labels, k, effects } = shownWith(editsAfter(changes), SIX);
        expect(sum(segments.map(({ size }) => size))).toBe(168);
        expect(sum(segments.map(({ revenue }) => revenue))).toBeCloseTo(
          sum(SIX.segments.map(({ revenue }) => revenue)),
          6,
        );
        expect(segments.flatMap(sourcesOf).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
        for (const { id, size } of segments)
          expect(labels.filter((label) => label === id)).toHaveLength(size);
        expect(effects).toHaveLength(k * 2);
      }),
      { numRuns: 60 },
    );
  });
});
