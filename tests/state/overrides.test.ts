import { describe, expect, it } from 'vitest';
import {
  type KeptOverride,
  labelsKey,
  overridesFor,
  withOverride,
  withoutOverride,
} from '../../src/state/overrides.ts';

const made: KeptOverride = {
  k: 3,
  segment: 1,
  labels: labelsKey({ labels: Uint8Array.of(0, 1, 2, 1) }),
  name: 'Weekend',
  disposition: 'Activate',
  note: 'agreed with sales',
};

describe('decisions over the rules', () => {
  it('hold for the segments they were made for, and for no others', () => {
    const others = labelsKey({ labels: Uint8Array.of(0, 1, 2, 2) });
    expect(overridesFor([made], 3, made.labels)).toEqual([made]);
    expect(overridesFor([made], 3, others)).toEqual([]);
    expect(overridesFor([made], 4, made.labels)).toEqual([]);
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
