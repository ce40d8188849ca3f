import { expect, test } from 'vitest';
import { shownApart, shownNumber } from '../../../../src/pipelines/segmentation/judgement/shown-number.ts';

test.each([
  [0.554, 0.6, '0.554', '0.6'],
  [0.5998, 0.6, '0.5998', '0.6000'],
  [0.59999, 0.6, '0.59999', '0.60000'],
  [999.6, 1000, '999.6', '1,000.0'],
  [9, 10, '9', '10'],
  [-20, 50, '−20', '50'],
  [-0.4, 0.5, '−0.4', '0.5'],
  [0.6, 0.6, '0.6', '0.6'],
  [3e-5, 0.5, '3e-5', '0.5'],
])('%f beside %f reads %s and %s', (value, beside, first, second) => {
  expect(shownApart(value, beside)).toEqual([first, second]);
});

test('a number alone has three digits and a true minus', () => {
  expect([0.12345, -1234.5].map(shownNumber)).toEqual(['0.123', '−1,230']);
});
