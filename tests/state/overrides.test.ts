import { labelsKey } from '../../src/state/labels-key.ts';
import { describe, expect, it } from 'vitest';
import type { Segment, Segmentation } from '../../src/pipelines/segmentation/model.ts';
import { type KeptOverride, overridesFor, withOverride, withoutOverride } from '../../src/state/overrides.ts';

const swept = {
  k: 3,
  labels: Uint8Array.of(0, 1, 2, 1),
  segments: [0, 1, 2].map((id) => ({ id, name: '' }) as Segment),
};
const made: KeptOverride = {
  k: 3,
  segment: 1,
  labels: labelsKey(swept),
  name: 'Weekend',
  disposition: 'Activate',
  note: 'agreed with sales',
};

function edited(of: typeof swept, sources: readonly number[][]) {
  const segments = sources.map(
    (each, id) => ({ id, name: '', byHand: { sources: each } }) as unknown as Segment,
  );
  return { k: sources.length, swept: of as unknown as Segmentation, segments };
}

describe('decisions over the rules', () => {
  it('hold for the segments they were made for, and for no others', () => {
    const others = labelsKey({ labels: Uint8Array.of(0, 1, 2, 2) });
    expect(overridesFor([made], swept, made.labels)).toEqual([{ ...made, kept: made }]);
    expect(overridesFor([made], swept, others)).toEqual([]);
    expect(overridesFor([made], { ...swept, k: 4 }, made.labels)).toEqual([]);
  });

  it('stay with their segment when others are merged, and rest while it is part of a merge itself', () => {
    const merging = (...sources: number[][]) => ({
      ...edited(swept, sources),
      labels: Uint8Array.of(0, 1, 0, 1),
    });
    expect(labelsKey(merging([0, 2], [1]))).toBe(made.labels);
    expect(overridesFor([made], merging([0, 2], [1]), made.labels)).toEqual([{ ...made, kept: made }]);
    expect(overridesFor([made], merging([1], [0, 2]), made.labels)[0]?.segment).toBe(0);
    expect(overridesFor([made], merging([0], [1, 2]), made.labels)).toEqual([]);
    const both = { ...made, merged: [2] };
    expect(overridesFor([made, both], merging([0], [1, 2]), made.labels).map(({ kept }) => kept)).toEqual([
      both,
    ]);
    expect(withOverride([made], both)).toEqual([made, both]);
  });

  it('replace an earlier one on the same segment, and leave those on other segments', () => {
    const other = { ...made, segment: 2 };
    const again = { ...made, disposition: 'Reject' } as const;
    expect(withOverride([made, other], again)).toEqual([other, again]);
  });

  it('are given up one by one', () => {
    const other = { ...made, segment: 2 };
    expect(withoutOverride([made, other], made)).toEqual([other]);
    const list = [other];
    expect(withoutOverride(list, made)).toBe(list);
  });
});
