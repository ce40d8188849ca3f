import { expect, test } from 'vitest';
import { randomStream } from '../../src/base/random.ts';
import { addNoise } from '../../src/kernels/add-noise.ts';
import { columnOf, matrixFromColumns } from '../../src/kernels/matrix.ts';
import { moments } from '../../src/kernels/moments.ts';

test('noise has the stated share of each column’s spread, and grows from one stream', () => {
  const random = randomStream(1, 'columns');
  const wide = Float64Array.from({ length: 20_000 }, () => 50 * random.normal());
  const narrow = wide.map((value) => value / 1000);
  const constant = wide.map(() => 3);
  const matrix = matrixFromColumns([wide, narrow, constant]);
  const noiseAt = (share: number): readonly Float64Array[] => {
    const noisy = addNoise(matrix, share, randomStream(2, 'noise'));
    return [0, 1, 2].map((j) => {
      const before = columnOf(matrix, j);
      return columnOf(noisy, j).map((value, i) => value - before[i]!);
    });
  };
  const fifth = noiseAt(0.2);
  expect(moments(fifth[0]!).sd / moments(wide).sd).toBeCloseTo(0.2, 2);
  expect(moments(fifth[1]!).sd / moments(narrow).sd).toBeCloseTo(0.2, 2);
  expect(moments(fifth[2]!).sd).toBe(0);
  const tenth = noiseAt(0.1);
  expect(tenth[0]![7]! * 2).toBeCloseTo(fifth[0]![7]!, 9);
});
