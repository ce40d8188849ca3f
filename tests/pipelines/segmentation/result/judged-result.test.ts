import { expect, test } from 'vitest';
import { findingsOf } from '../../../../src/pipelines/segmentation/judgement/findings-of.ts';
import { judgedResult } from '../../../../src/pipelines/segmentation/result/judged-result.ts';
import { resultDocument } from '../../../../src/pipelines/segmentation/result.ts';
import { runSegmentation } from '../run-segmentation.ts';

const run = await runSegmentation({ changes: { synthetic: { customers: 120 } } });
const findings = findingsOf(run.artifacts, run.config)!;
const unedited = { findings, found: findings };
const documentOf = (config = run.config, overrides = [] as Parameters<typeof resultDocument>[4]) =>
  resultDocument(run.artifacts, run.reports, config, '9.9.9', overrides)!;

test('by the same settings and no decision it is the document of the run', () => {
  expect(judgedResult(documentOf(), unedited, run.config, [])).toEqual(documentOf());
});

test('by other thresholds it is the document of a run with them', () => {
  const config = { ...run.config, validation: { ...run.config.validation, minSize: 10_000 } };
  const judged = judgedResult(documentOf(), unedited, config, []);
  expect(judged).toEqual(documentOf(config));
  expect(judged.resultHash).not.toBe(documentOf().resultHash);
});

test('a decision by hand is in it and leaves the hash as it is', () => {
  const overrides = [{ segment: 0, disposition: 'Activate', note: 'known well' } as const];
  const judged = judgedResult(documentOf(), unedited, run.config, overrides);
  expect(judged).toEqual(documentOf(run.config, overrides));
  expect(judged.segments[0]?.verdict?.override).toEqual({ disposition: 'Activate', note: 'known well' });
  expect(judged.resultHash).toBe(documentOf().resultHash);
});
