import { expect, test } from 'vitest';
import { roundedMoney } from '../../../src/pipelines/segmentation/rounded-money.ts';

test.each([
  [67416.51000000001, 67416.51],
  [508941.67999999993, 508941.68],
  [0.1 + 0.2 - 0.3, 0],
  [-0.0000001, 0],
  [0.123456, 0.123456],
  [-1234.5, -1234.5],
  [123456789012.34, 123456789012.34],
  [12345678901.68 + 2e-6, 12345678901.68],
  [1e22, 1e22],
])('%f is written as %f', (sum, written) => {
  expect(roundedMoney(sum)).toBe(written);
});
