import { expect, test } from 'vitest';
import { proposeDisposition } from '../../../../src/pipelines/segmentation/judgement/disposition.ts';

const robustness = {
  tier: 'highly stable',
  worst: 'sampling',
  jaccardMean: 0.95,
  jaccardLow: 0.9,
  jaccardHigh: 1,
  dissolved: 0,
  recovered: 1,
  copulaP95: undefined,
  parts: [],
} as const;

test('a segment that passes everything is only monitored where behaviour drifts, and the reason says so', () => {
  const judged = { structure: 'clear', robustness, criteria: [] } as const;
  expect(proposeDisposition({ ...judged, drift: false }).disposition).toBe('Activate');
  const drifting = proposeDisposition({ ...judged, drift: true });
  expect(drifting.disposition).toBe('Monitor');
  expect(drifting.reason).toMatchObject({ code: 'drift' });
  expect(drifting.reason.text).toContain('drifts');
});
