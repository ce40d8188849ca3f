import type { PartialConfig } from '../../../../src/engine/config.ts';
import type { SegmentationConfig } from '../../../../src/pipelines/segmentation/config.ts';
import { findingsOf } from '../../../../src/pipelines/segmentation/judgement/findings-of.ts';
import type { Findings } from '../../../../src/pipelines/segmentation/judgement/findings.ts';
import { judgeSegments } from '../../../../src/pipelines/segmentation/judgement/judge-segments.ts';
import type { Override } from '../../../../src/pipelines/segmentation/judgement/verdict.ts';
import type { ReportInput } from '../../../../src/pipelines/segmentation/report/report-input.ts';
import { resultDocument } from '../../../../src/pipelines/segmentation/result.ts';
import { type RunOptions, runSegmentation } from '../run-segmentation.ts';
import { madeTests } from './made-tests.ts';

export const CREATED_AT = '2026-11-20 14:05 UTC';

/** A report's input from a small real run, in which the tests of sensitivity are made by hand when asked for. */
export async function reportInput(
  options: RunOptions & { readonly tests?: boolean; readonly overrides?: readonly Override[] } = {},
): Promise<ReportInput> {
  const run = await runSegmentation({ ...options, changes: { ...SMALL, ...options.changes } });
  const result = resultDocument(run.artifacts, run.reports, run.config, '9.9.9');
  const found = findingsOf(run.artifacts, run.config);
  if (result === undefined || found === undefined) throw new Error('the run made no segments');
  const findings = options.tests ? { ...found, ...madeTests(found.segmentation.k) } : found;
  return judged(
    { result, findings, verdicts: [], preset: 'development', createdAt: CREATED_AT },
    options.overrides,
  );
}

/** The same input with its verdicts made anew, as after a change of its findings. */
export function judged(input: ReportInput, overrides: readonly Override[] = []): ReportInput {
  const { config } = input.result;
  return { ...input, verdicts: judgeSegments(input.findings, config, overrides, config.source.seed) };
}

/** The same input as if the data had that structure. */
export function withStructure(input: ReportInput, structure: Findings['kChoice']['structure']): ReportInput {
  const kChoice = { ...input.findings.kChoice, structure };
  const kSelection = { ...input.result.kSelection, structure };
  return judged({
    ...input,
    result: { ...input.result, kSelection },
    findings: { ...input.findings, kChoice },
  });
}

const SMALL: PartialConfig<SegmentationConfig> = { synthetic: { customers: 120 } };
