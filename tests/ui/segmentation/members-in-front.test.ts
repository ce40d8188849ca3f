import { describe, expect, test } from 'vitest';
import { membersInFront } from '../../../src/ui/segmentation/members-in-front.ts';
import { segmentCentres } from '../../../src/ui/segmentation/segment-centres.ts';

const everybody = { matching: undefined, selected: undefined, chosen: undefined, fade: undefined };
const labels = Uint8Array.of(0, 1, 0, 1, 0);

describe('customers in front', () => {
  test('all, when nothing is selected or filtered', () => {
    expect(membersInFront(labels, 2, everybody)).toEqual({ inFront: undefined, counts: [3, 2] });
  });

  test('those of the selected segment; the counts stay those of the filters', () => {
    const { inFront, counts } = membersInFront(labels, 2, {
      ...everybody,
      matching: Uint32Array.of(0, 1, 2),
      selected: 0,
    });
    expect([...(inFront ?? [])]).toEqual([1, 0, 1, 0, 0]);
    expect(counts).toEqual([2, 1]);
  });

  test('those who were chosen in a view and pass the filters too, counted by segment', () => {
    const { inFront, counts } = membersInFront(labels, 2, {
      ...everybody,
      matching: Uint32Array.of(0, 1, 2, 4),
      chosen: Uint32Array.of(1, 3, 4),
    });
    expect([...(inFront ?? [])]).toEqual([0, 1, 0, 0, 1]);
    expect(counts).toEqual([1, 1]);
  });

  test('those who are less certain than asked, and those of whom nothing is known', () => {
    const fade = { certainty: Float32Array.of(1, 0.5, 0.75, 1, NaN), from: 0.75 };
    const { inFront, counts } = membersInFront(labels, 2, { ...everybody, fade });
    expect([...(inFront ?? [])]).toEqual([0, 1, 0, 0, 1]);
    expect(counts).toEqual([1, 1]);
  });
});

describe('centres on the map', () => {
  test('are means and standard deviations of the members', () => {
    const [first, , none] = segmentCentres(
      { x: Float32Array.of(0, 5, 3, 5, 3), y: Float32Array.of(1, 0, 1, 0, 1) },
      labels,
      3,
    );
    expect(first).toMatchObject({ x: 2, y: 1, spreadY: 0 });
    expect(first?.spreadX).toBeCloseTo(Math.SQRT2, 12);
    expect(none?.x).toBeNaN();
  });
});
