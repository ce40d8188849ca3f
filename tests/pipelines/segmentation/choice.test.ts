import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/base/input-error.ts';
import { inertiaElbow } from '../../../src/pipelines/segmentation/choice/inertia-elbow.ts';
import { withRangeEnd } from '../../../src/pipelines/segmentation/choice/range-end.ts';
import { reasonForHighest } from '../../../src/pipelines/segmentation/choice/reason.ts';
import { highest, votesOf } from '../../../src/pipelines/segmentation/choice/votes.ts';
import { DEFAULT_CONFIG } from '../../../src/pipelines/segmentation/config.ts';
import { feasibleRange } from '../../../src/pipelines/segmentation/sweep/feasible-range.ts';

const fit = (
  k: number,
  silhouette: number,
  more: { inertia?: number; ch?: number; db?: number; se?: number } = {},
) => ({
  k,
  silhouette,
  silhouetteSe: more.se ?? 0,
  inertia: more.inertia ?? 1 / k,
  calinskiHarabasz: more.ch ?? 1,
  daviesBouldin: more.db ?? 1,
});

describe('the elbow of inertia', () => {
  test('is where a curve with a sharp bend turns', () => {
    const inertias = [100, 60, 22, 19, 17, 15, 13];
    expect(inertiaElbow(inertias.map((inertia, i) => ({ k: i + 2, inertia })))).toBe(4);
  });

  test.each([
    ['a straight line', [70, 60, 50, 40, 30, 20, 10]],
    ['a curve that does not fall', [5, 5, 5, 5]],
    ['three points', [9, 2, 1]],
  ])('does not exist on %s', (_, inertias) => {
    expect(inertiaElbow(inertias.map((inertia, i) => ({ k: i + 2, inertia })))).toBeUndefined();
  });
});

describe('the choice of k', () => {
  test('goes to the smaller k when silhouettes tie', () => {
    expect(highest([fit(2, 0.3), fit(3, 0.5), fit(4, 0.5)], (each) => each.silhouette).k).toBe(3);
  });

  test('lets each criterion vote on its own terms', () => {
    const fits = [
      fit(2, 0.4, { ch: 9, db: 2 }),
      fit(3, 0.5, { ch: 5, db: 3 }),
      fit(4, 0.1, { ch: 1, db: 0.5 }),
    ];
    expect(votesOf(fits)).toEqual([
      { criterion: 'Silhouette', k: 3 },
      { criterion: 'Calinski–Harabasz', k: 2 },
      { criterion: 'Davies–Bouldin', k: 4 },
    ]);
  });

  test('names its value, the runner-up and who disagrees in one sentence', () => {
    const fits = [fit(2, 0.4123, { ch: 9 }), fit(3, 0.5, { ch: 5, se: 0.004 }), fit(4, 0.1)];
    expect(reasonForHighest(fits, fits[1]!, votesOf(fits))).toBe(
      'k = 3 has the highest silhouette of k = 2 … 4, 0.500 ± 0.004 against 0.412 at k = 2; ' +
        'Calinski–Harabasz would take 2, Davies–Bouldin would take 2, inertia has no clear elbow.',
    );
  });
});

describe('a silhouette that is best where the range', () => {
  const rising = [fit(5, 0.2), fit(6, 0.3), fit(7, 0.4)];
  const falling = [fit(5, 0.4), fit(6, 0.3), fit(7, 0.2)];

  test('ends has the remark that a wider range may score higher', () => {
    expect(withRangeEnd('Because.', rising, false)).toBe(
      'Because; the silhouette is best at k = 7, the last of the range, so a wider range may score higher.',
    );
  });

  test('begins has it too, unless fewer segments are none', () => {
    expect(withRangeEnd('Because.', falling, false)).toContain('best at k = 5, the first of the range');
    expect(withRangeEnd('Because.', [fit(2, 0.4), fit(3, 0.3)], false)).toBe('Because.');
  });

  test.each([
    ['the optimum lies inside', [fit(5, 0.2), fit(6, 0.5), fit(7, 0.4)], false],
    ['the customers allow no more', rising, true],
    ['no more may be asked for', [fit(49, 0.2), fit(50, 0.3)], false],
    ['one k was tried', [fit(5, 0.2)], false],
  ])('has none where %s', (_, fits, isShortened) => {
    expect(withRangeEnd('Because.', fits, isShortened)).toBe('Because.');
  });
});

describe('the feasible range of k', () => {
  const clustering = { ...DEFAULT_CONFIG.clustering, kMin: 5, kMax: 15 };

  test('is the asked one when there are enough customers', () => {
    expect(feasibleRange(clustering, 100, 15)).toEqual({
      ks: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
      warnings: [],
    });
  });

  test('ends at the number of distinct customers, with a warning', () => {
    const { ks, warnings } = feasibleRange(clustering, 100, 7);
    expect(ks).toEqual([5, 6, 7]);
    expect(warnings).toEqual([
      {
        code: 'k-range-shortened',
        message: 'The range of k ends at 7 instead of 15: there are only 7 distinct customers.',
      },
    ]);
  });

  test('refuses a fixed k that is as large as the number of customers, and says what would do', () => {
    const fixed = { ...clustering, choice: 'fixed' as const, k: 8 };
    expect(() => feasibleRange(fixed, 8, 8)).toThrow(InputError);
    expect(() => feasibleRange(fixed, 8, 8)).toThrow(/clustering\.k.*at most 7/);
  });
});
