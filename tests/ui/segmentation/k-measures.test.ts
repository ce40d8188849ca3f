import { describe, expect, test } from 'vitest';
import type { EvidenceView } from '../../../src/pipelines/segmentation/views.ts';
import { K_EXPLANATIONS } from '../../../src/ui/segmentation/k-explanations.ts';
import { classicalSeries, structureSeries } from '../../../src/ui/segmentation/k-series.ts';
import { kTable } from '../../../src/ui/segmentation/k-table.ts';
import { agreeingCriteria, otherVotes } from '../../../src/ui/segmentation/other-votes.ts';
import { soFarWords } from '../../../src/ui/segmentation/so-far-words.ts';
import { CLEAR, SWEPT, UNMEASURED } from './evidence-fixture.ts';

const sweep = { points: [SWEPT, { ...SWEPT, k: 5 }] };
const view = (points: EvidenceView['points']): EvidenceView => ({
  points,
  judgedRows: 1000,
  nullDraws: 20,
  strengthFrom: 0.8,
});
const whole = view([CLEAR, { ...CLEAR, k: 5 }]);

describe('the curves over k', () => {
  test('without evidence there are the classical measures, without bands', () => {
    const curves = [...structureSeries(sweep, undefined), ...classicalSeries(sweep, undefined)];
    expect(curves.map(({ title }) => title)).toEqual([
      'Silhouette',
      'Inertia',
      'Calinski–Harabasz',
      'Davies–Bouldin',
    ]);
    expect(curves[0]?.points[0]?.y).toBe(SWEPT.silhouette);
    expect(curves[0]?.bands?.flatMap(({ points }) => points)).toEqual([]);
  });

  test('bands reach from the mean of the null copies to what 95% stay below, each with its word', () => {
    const [silhouette, strength, stability] = structureSeries(sweep, whole);
    expect(silhouette?.points[0]?.y).toBe(CLEAR.silhouette);
    expect(silhouette?.bands?.map(({ label, points }) => [label, points[0]])).toEqual([
      ['one Gaussian cloud', { x: 4, low: 0.18, high: 0.2 }],
      ['same marginals', { x: 4, low: 0.21, high: 0.23 }],
    ]);
    expect(strength?.threshold).toEqual({ label: '0.8: clear', y: 0.8, side: 'above' });
    expect(stability?.threshold?.y).toBe(0.6);
    expect(stability?.bands?.[0]?.points).toHaveLength(2);
  });

  test('what is still computed has no point and no band; until then the silhouette is that of all customers', () => {
    const [silhouette, strength] = structureSeries(sweep, view([UNMEASURED]));
    expect(silhouette?.points[0]?.y).toBe(SWEPT.silhouette);
    expect(silhouette?.bands?.[0]?.points).toEqual([]);
    expect(strength?.points[0]?.y).toBeUndefined();
  });

  test('before anything is measured the k tried have their places on every axis', () => {
    for (const { points } of structureSeries(sweep, view([])).slice(1))
      expect(points).toEqual([
        { x: 4, y: undefined },
        { x: 5, y: undefined },
      ]);
  });

  test('every curve has its explanation with a source', () => {
    for (const { title } of [...structureSeries(sweep, whole), ...classicalSeries(sweep, 5)]) {
      expect(K_EXPLANATIONS[title]?.source).toMatch(/\d{4}/);
    }
  });
});

describe('the table twin', () => {
  test('has the bands, and a row for every k', () => {
    const { columns, rows } = kTable(sweep, whole);
    expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length]);
    expect(rows[0]?.[columns.indexOf('One Gaussian cloud: mean, 95% below')]).toBe('0.180, 0.200');
  });

  test('a k without evidence has a dash where its numbers would be', () => {
    const { columns, rows } = kTable(sweep, view([CLEAR]));
    expect(rows[1]?.[columns.indexOf('Prediction strength')]).toBe('—');
  });
});

describe('votes for another k', () => {
  const choice = {
    chosen: 5,
    votes: [
      { criterion: 'Silhouette', k: 6 },
      { criterion: 'Davies–Bouldin', k: 7 },
      { criterion: 'Calinski–Harabasz', k: 5 },
    ],
    disagreement: [
      { criterion: 'Silhouette', k: 3 },
      { criterion: 'Sampling stability', k: 7 },
    ],
  };

  test('stand by k, each criterion once', () => {
    expect(otherVotes(choice)).toEqual([
      { k: 3, criteria: ['Silhouette'] },
      { k: 7, criteria: ['Sampling stability', 'Davies–Bouldin'] },
    ]);
  });

  test('are none when all agree', () => {
    expect(
      agreeingCriteria({ chosen: 5, votes: [{ criterion: 'Silhouette', k: 5 }], disagreement: [] }),
    ).toEqual(['Silhouette']);
    expect(otherVotes({ chosen: 5, votes: [{ criterion: 'Silhouette', k: 5 }], disagreement: [] })).toEqual(
      [],
    );
  });
});

describe('how far the measures have come', () => {
  test('while k are tried, how many', () => {
    expect(soFarWords(sweep, undefined, [4, 9], true)).toBe('2 of 6 tried so far');
  });

  test('while structure is tested, how many copies of both kinds are drawn', () => {
    const half = view([{ ...CLEAR, nullCopula: undefined }]);
    expect(soFarWords(sweep, half, [4, 5], false)).toMatch(/20 of 40 copies/);
    expect(soFarWords(sweep, whole, [4, 5], false)).toBeUndefined();
  });

  test('then, for how many k other samples were clustered', () => {
    const partly = view([CLEAR, { ...CLEAR, k: 5, stability: undefined }]);
    expect(soFarWords(sweep, partly, [4, 5], false)).toMatch(/1 of 2 k/);
  });
});
