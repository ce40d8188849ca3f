import { describe, expect, test } from 'vitest';
import { headline } from '../../../src/ui/segmentation/headline.ts';

const point = (k: number, silhouette: number, silhouetteSe = 0) => ({
  k,
  inertia: 1,
  silhouette,
  silhouetteSe,
  calinskiHarabasz: 1,
  daviesBouldin: 1,
});
const points = [point(4, 0.2), point(5, 0.31), point(6, 0.29)];
const auto = { mode: 'auto', chosen: 5, structure: 'not tested' } as const;

describe('the answer of the page', () => {
  test('says why, against the next best, and what is not known', () => {
    expect(headline(auto, points, 5)).toEqual({
      answer: '5 segments',
      evidence: 'chosen by silhouette 0.31 (next best k = 6: 0.29); structure not tested.',
    });
  });

  test('a sampled silhouette has its standard error', () => {
    expect(headline(auto, [point(5, 0.312, 0.004)], 5).evidence).toBe(
      'chosen by silhouette 0.31 ± 0.004 (no other k was tried); structure not tested.',
    );
  });

  test('a k that is not the recommended one says so', () => {
    expect(headline(auto, points, 6)).toEqual({
      answer: '6 segments',
      evidence: 'shown with silhouette 0.29; 5 are recommended (0.31); structure not tested.',
    });
  });

  test('a fixed k was set by hand', () => {
    expect(headline({ ...auto, mode: 'fixed' }, [point(5, 0.31)], 5).evidence).toBe(
      'set by hand, silhouette 0.31; structure not tested.',
    );
  });

  test('tested structure is named', () => {
    expect(headline({ ...auto, structure: 'weak' }, points, 5).evidence).toContain('weak structure');
    expect(headline({ ...auto, structure: 'none' }, points, 5).evidence).toContain('no structure');
  });
});
