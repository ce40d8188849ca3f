import { describe, expect, test } from 'vitest';
import { matrixFromRows } from '../../../../src/kernels/matrix.ts';
import {
  diagonalJaccard,
  windowResult,
} from '../../../../src/pipelines/segmentation/sensitivity/window-result.ts';
import { windowSegments } from '../../../../src/pipelines/segmentation/sensitivity/window-segments.ts';

describe('segments of a window beside those of the whole period', () => {
  test('are scored over the customers in the window, and moves are counted', () => {
    const labels = Uint8Array.of(0, 0, 0, 1, 1, 2);
    const members = Int32Array.of(0, 1, 3, 4);
    const { jaccard, transitions } = windowResult(labels, members, Uint8Array.of(0, 1, 1, 1), 3);
    expect([...jaccard]).toEqual([1 / 2, 2 / 3, NaN]);
    expect([...transitions]).toEqual([1, 1, 0, 1, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  test('agree with themselves entirely', () => {
    expect([...diagonalJaccard(Float64Array.of(3, 0, 0, 5), 2)]).toEqual([1, 1]);
    expect([...diagonalJaccard(Float64Array.of(3, 0, 0, 0), 2)]).toEqual([1, NaN]);
  });

  test('keep the number of the segment they are matched with, whatever their order or size', () => {
    const rows = [0, 0.1, 0.2, 5, 5.1, 5.2, 5.3, 9, 9.1].map((x) => [x]);
    const labels = Uint8Array.of(4, 4, 4, 1, 1, 1, 1, 2, 2);
    expect(windowSegments({ matrix: matrixFromRows(rows), labels, seed: 1 })).toEqual(labels);
  });

  test('are matched one to one: of two clusters like one segment only one has its number', () => {
    const rows = [0, 0.1, 4, 4.1, 9, 9.1].map((x) => [x]);
    const labels = Uint8Array.of(0, 0, 0, 0, 0, 1);
    const found = windowSegments({ matrix: matrixFromRows(rows), labels, seed: 1 })!;
    expect(new Set(found).size).toBe(2);
    expect(found.slice(0, 4)).toEqual(Uint8Array.of(0, 0, 0, 0));
  });

  test('are not made of fewer distinct customers than segments', () => {
    const matrix = matrixFromRows([[1], [1], [1], [1]]);
    expect(windowSegments({ matrix, labels: Uint8Array.of(0, 1, 0, 1), seed: 1 })).toBeUndefined();
  });
});
