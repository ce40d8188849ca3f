import { countedText } from '../../../base/number-text.ts';
import { sweptK } from '../edits/swept.ts';
import { code, prose } from '../explanation/prose.ts';
import type { Findings } from '../judgement/findings.ts';
import type { Report } from './blocks.ts';
import type { ReportInput } from './report-input.ts';
import { choiceSection } from './sections/choice-section.ts';
import { dataSection } from './sections/data-section.ts';
import { limitsSection } from './sections/limits-section.ts';
import { overviewSection } from './sections/overview-section.ts';
import { predictionSection } from './sections/prediction-section.ts';
import { rfmSection } from './sections/rfm-section.ts';
import { segmentSection } from './sections/segment-section.ts';
import { stabilitySection } from './sections/stability-section.ts';
import { stampSection } from './sections/stamp-section.ts';
import { summarySection } from './sections/summary-section.ts';
import { valueSection } from './sections/value-section.ts';

/**
 * The report of a run, for `htmlReport` and `markdownReport` to write out. A pure function of what is finished: it needs no
 * run and no clock. O(customers + segments × features).
 */
export function buildReport(given: ReportInput): Report {
  const input = { ...given, findings: withoutOtherTests(given.findings) };
  const { result, findings, verdicts, createdAt } = input;
  const { app, config, resultHash, totals } = result;
  return {
    title: 'Customer segments: report',
    subtitle: prose`${countedText(totals.customers, 'customer')} in ${countedText(findings.segmentation.k, 'segment')}. Made with ${app.name} ${app.version} on ${createdAt}.`,
    sections: [
      summarySection(input),
      dataSection(input),
      choiceSection(input),
      overviewSection(input),
      ...findings.segmentation.segments.map((segment, i) => segmentSection(findings, segment, verdicts[i])),
      stabilitySection(input),
      valueSection(input),
      rfmSection(input),
      predictionSection(input),
      limitsSection(input),
      stampSection(input),
    ],
    stamp: prose`${app.name} ${app.version}, seed ${String(config.source.seed)}, result ${code(resultHash.slice(0, 16))}. Nothing of this report was sent anywhere: it is one file without scripts.`,
  };
}

const TESTS = [
  'sampling',
  'featureTest',
  'timeTest',
  'restartTest',
  'noiseTest',
  'nullTest',
  'prediction',
] as const;

/** What the next period brings is asked of the segments as the run found them, whatever was merged since. */
function expected(name: (typeof TESTS)[number], { segmentation }: Findings): number {
  return name === 'prediction' ? sweptK(segmentation) : segmentation.k;
}

/** Tests hold for the number of segments that they were done with: those of another are not shown beside these. */
function withoutOtherTests(findings: Findings): Findings {
  const foreign = TESTS.flatMap((name) => {
    const k = findings[name]?.k;
    return k === undefined || k === expected(name, findings) ? [] : [{ name, k }];
  });
  const others = Object.fromEntries(foreign.map(({ name, k }) => [name, `tested for k = ${k} alone`]));
  return {
    ...(Object.fromEntries(
      Object.entries(findings).filter(([name]) => others[name] === undefined),
    ) as unknown as Findings),
    untested: { ...findings.untested, ...others },
  };
}
