import { describe, expect, test } from 'vitest';
import { simdRestart } from '../../../../src/kernels/simd/simd-k-means.ts';
import { collectEvidence } from '../../../../src/pipelines/segmentation/structure/collect-evidence.ts';
import { decideStructure } from '../../../../src/pipelines/segmentation/structure/decide-structure.ts';
import type { EvidencePlan } from '../../../../src/pipelines/segmentation/structure/evidence-plan.ts';
import { planted } from '../../../kernels/planted.ts';

const PLAN: EvidencePlan = {
  rows: 300,
  divisionRows: 300,
  restarts: 3,
  nullDraws: 10,
  nullRestarts: 1,
  divisions: 5,
  divisionRestarts: 2,
  replicates: 3,
  nullReplicates: 1,
  nullsFrom: 0,
};
const KS = [2, 3, 4, 5, 6];

describe('the evidence for structure', () => {
  test('is clear for planted clusters, at their number', () => {
    const evidence = collectEvidence(planted(400, 4, 4, 4, 3), KS, simdRestart, 1, PLAN);
    const at4 = evidence.find(({ k }) => k === 4)!;
    expect(at4.predictionStrength).toBeGreaterThan(0.9);
    expect(at4.silhouette).toBeGreaterThan(at4.gaussianBand.p95 + 0.1);
    expect(at4.gaussianGap.gap).toBeGreaterThan(0);
    expect(decideStructure(evidence)).toMatchObject({ structure: 'clear', k: 4 });
  });

  test('is not clear for one cloud', () => {
    const evidence = collectEvidence(planted(400, 4, 1, 0, 5), KS, simdRestart, 1, PLAN);
    expect(decideStructure(evidence).structure).not.toBe('clear');
    expect(evidence.every(({ gaussianBand }) => gaussianBand.draws === 10)).toBe(true);
  });

  test('is the same for the same seed', () => {
    const collect = (seed: number) =>
      collectEvidence(planted(200, 3, 2, 3, 1), [2, 3], simdRestart, seed, PLAN);
    expect(collect(4)).toEqual(collect(4));
    expect(collect(4)).not.toEqual(collect(5));
  });

  test('leaves out null copies where prediction strength cannot support k', () => {
    const evidence = collectEvidence(planted(300, 3, 3, 6, 3), [3, 6], simdRestart, 1, {
      ...PLAN,
      nullsFrom: 0.8,
    });
    expect(evidence.map(({ gaussianBand }) => gaussianBand.draws)).toEqual([10, 0]);
    expect(decideStructure(evidence).k).toBe(3);
  });
});
