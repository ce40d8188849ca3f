import { judgeSegments } from '../pipelines/segmentation/judgement/judge-segments.ts';
import { findingsOf } from '../pipelines/segmentation/judgement/findings-of.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import type { PresetName } from '../pipelines/segmentation/presets.ts';
import { buildReport } from '../pipelines/segmentation/report/build-report.ts';
import { htmlReport } from '../pipelines/segmentation/report/html/html-report.ts';
import { markdownReport } from '../pipelines/segmentation/report/markdown/markdown-report.ts';
import type { ResultDocument } from '../pipelines/segmentation/result-document.ts';

/** What the report says of the run beside its result: what its settings are compared with, and when it is made. */
export interface ReportStamp {
  readonly preset: PresetName;
  /** "2026-11-20 14:05 UTC". */
  readonly createdAt: string;
}

/** report.html and report.md of a finished run; none where the settings leave the report out. */
export function reportFiles(
  artifacts: Partial<SegmentationArtifacts>,
  result: ResultDocument,
  stamp: ReportStamp,
): Readonly<Record<string, string>> {
  const findings = findingsOf(artifacts, result.config);
  if (!result.config.report.include || findings === undefined) return {};
  const verdicts = judgeSegments(findings, result.config, [], result.config.source.seed);
  const report = buildReport({ result, findings, verdicts, ...stamp });
  return { 'report.html': htmlReport(report), 'report.md': markdownReport(report) };
}
