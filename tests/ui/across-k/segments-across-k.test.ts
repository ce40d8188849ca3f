import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { acrossKWords } from '../../../src/ui/across-k/across-k-words.ts';
import { rowsAcrossK, segmentsAcrossK } from '../../../src/ui/across-k/segments-across-k.ts';
import { editsAfter, segmented, shownWith, SIX } from '../../pipelines/segmentation/edits/edited-fixture.ts';

const FIVE = segmented([0, 1, 2, 3, 4, 4]);

describe('segments across k', () => {
  it('count every customer once between two k, and select whom they count', () => {
    const { shared, sizes } = atOnce(segmentsAcrossK([FIVE, SIX], SIX));
    expect(sizes[1]).toEqual([60, 40, 30, 20, 10, 8]);
    expect([...shared[0]!].reduce((sum, count) => sum + count)).toBe(168);
    for (const [at, count] of shared[0]!.entries()) {
      const to = { labels: SIX.labels, segment: at % 6 };
      expect(rowsAcrossK(FIVE, Math.floor(at / 6), to)).toHaveLength(count);
    }
    expect(rowsAcrossK(FIVE, 4)).toHaveLength(18);
  });

  it('are coloured by the shown segment that most of their customers are in, merged or not', () => {
    expect(atOnce(segmentsAcrossK([FIVE, SIX], SIX)).mainlyIn).toEqual([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4, 5],
    ]);
    const merged = shownWith(editsAfter([{ kind: 'merge', into: 0, from: 5 }]), SIX);
    const across = atOnce(segmentsAcrossK([FIVE, merged], merged));
    expect(across.mainlyIn[1]).toEqual([0, 1, 2, 3, 4, 0]);
    expect(across.sizes[1]).toEqual([60, 40, 30, 20, 10, 8]);
  });

  it('are said in words with the names given by hand', () => {
    const named = shownWith(editsAfter([{ kind: 'look', segment: 5, look: { name: 'Eight' } }]), SIX);
    const across = atOnce(segmentsAcrossK([FIVE, named], named));
    const flow = { level: 0, from: 4, to: 5, count: 8, outShare: 8 / 18, inShare: 1, path: '', thickness: 1 };
    expect(acrossKWords(across, { kind: 'flow', flow })).toBe(
      `8 customers from segment 5 of 5, “${FIVE.segments[4]!.name}”, to segment 6 of 6, “Eight”: 44% of the first, 100% of the second`,
    );
  });
});
