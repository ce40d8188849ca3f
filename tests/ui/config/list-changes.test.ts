import { expect, test } from 'vitest';
import { presetConfig } from '../../../src/pipelines/segmentation/presets.ts';
import { listChanges } from '../../../src/ui/config/list-changes.ts';

test('each change has the title of its setting and both values in words', () => {
  const changes = listChanges(
    {
      synthetic: { customers: 700 },
      quality: { maxAmount: 90 },
      features: { value: false, exclude: ['tenure'], weights: { recency: 2 } },
      clustering: { choice: 'auto' },
    },
    presetConfig('testing'),
  );
  expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual([
    ['synthetic.customers', '500', '700'],
    ['quality.maxAmount', 'no limit', '90'],
    ['features.value', 'on', 'off'],
    ['features.exclude', 'none', 'tenure'],
    ['features.weights', 'none', 'recency = 2'],
    ['clustering.choice', 'Fixed', 'Automatic'],
  ]);
  expect(changes[0]?.title).toBe('Customers');
});
