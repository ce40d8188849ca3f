import { expect, test } from 'vitest';
import { present } from '../../../src/base/assert.ts';
import { runSegmentation } from './run-segmentation.ts';

test('stages that go through whole columns give way between them, so that no worker is taken for hung', async () => {
  const breaks = new Map<string, number>();
  let stage = '';
  let time = 0;
  const { artifacts, outcome } = await runSegmentation({
    changes: { clustering: { choice: 'auto', kMin: 2, kMax: 4 } },
    pace: {
      now: () => (time += 1000),
      giveWay: async () => void breaks.set(stage, (breaks.get(stage) ?? 0) + 1),
    },
    emit: (event) => {
      if (event.kind === 'stage-started') ({ stage } = event);
    },
  });
  expect(outcome.kind).toBe('done');
  const columns = present(artifacts.profiles, 'the profiles').columns.length;
  const { names, correlation } = present(artifacts.features, 'the features');
  const least: Readonly<Record<string, number>> = {
    identity: 5,
    profiles: 2 * columns,
    features: 3 * correlation.names.length,
    segmentations: 3 * columns + 3 * columns,
    projection: names.length,
    value: 30,
    rfm: 4,
  };
  for (const [name, count] of Object.entries(least))
    expect(breaks.get(name), name).toBeGreaterThanOrEqual(count);
});
