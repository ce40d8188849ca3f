import { judgeSegments } from '../../pipelines/segmentation/judgement/judge-segments.ts';
import type { Override } from '../../pipelines/segmentation/judgement/verdict.ts';
import { sweptOf } from '../../pipelines/segmentation/edits/swept.ts';
import { buildReport } from '../../pipelines/segmentation/report/build-report.ts';
import { htmlReport } from '../../pipelines/segmentation/report/html/html-report.ts';
import { markdownReport } from '../../pipelines/segmentation/report/markdown/markdown-report.ts';
import { judgedResult } from '../../pipelines/segmentation/result/judged-result.ts';
import { labelsKey } from '../../state/labels-key.ts';
import { overridesFor } from '../../state/overrides.ts';
import type { ShownSegmentation } from '../../state/selectors.ts';
import { findingsInViews } from '../judgement/findings-in-views.ts';
import type { ReportSource } from './report-source.ts';

/** The report in each of its forms. The result is of the chosen segments, whichever are shown. */
export interface WrittenReport {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
}

/** Writes the report on the shown segments. `createdAt` as it is to be printed. Loaded when it is first asked for. */
export function writeReport(source: ReportSource, createdAt: string): WrittenReport | undefined {
  const { views, shown, judgedBy, preset } = source;
  const { chosen } = source;
  const swept = chosen && sweptOf(chosen);
  const found = findingsInViews(views, swept, source.result.config);
  const findings = findingsInViews(views, shown, source.result.config);
  const findingsOfChosen = chosen === swept ? found : findingsInViews(views, chosen, source.result.config);
  if (chosen === undefined || findings === undefined || found === undefined || findingsOfChosen === undefined)
    return undefined;
  const result = judgedResult(
    source.result,
    { findings: findingsOfChosen, found },
    judgedBy,
    decisionsOn(chosen, source),
  );
  const verdicts = judgeSegments(findings, judgedBy, decisionsOn(shown, source), result.config.source.seed);
  const report = buildReport({ result, findings, verdicts, preset, createdAt });
  return {
    html: htmlReport(report),
    markdown: markdownReport(report),
    json: `${JSON.stringify(result, undefined, 2)}\n`,
  };
}

function decisionsOn(segmentation: ShownSegmentation, { overrides }: ReportSource): readonly Override[] {
  return overridesFor(overrides, segmentation, labelsKey(segmentation));
}
