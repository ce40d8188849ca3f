import { expect, test } from 'vitest';
import { against, quantity } from '../../../../src/pipelines/segmentation/explanation/quantities.ts';
import { plainText } from '../../../../src/pipelines/segmentation/explanation/prose.ts';

test('what is a small fraction of a day is told in minutes or seconds, the exact days beside it', () => {
  expect(quantity(0.01, 'days')).toEqual({ kind: 'number', shown: '14.4 minutes', exact: '0.01 days' });
  expect(quantity(1 / 1440, 'days')).toMatchObject({ shown: '1 minute' });
  expect(quantity(1.37e-6, 'days')).toMatchObject({ shown: 'under 1 second' });
  expect(quantity(0, 'days')).toBe('0 days');
  expect(plainText(against(20 / 86_400, 21, 'days'))).toBe('20 seconds against 21 days');
  expect(plainText(against(21, 20 / 86_400, 'days'))).toBe('21 days against 20 seconds');
});
