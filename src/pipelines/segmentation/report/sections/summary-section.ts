import { explainRun } from '../../explanation/explain-run.ts';
import { given, prose } from '../../explanation/prose.ts';
import { amount, count, scoreRange, share } from '../../explanation/quantities.ts';
import type { SegmentVerdict } from '../../judgement/verdict.ts';
import type { Segment } from '../../model.ts';
import { type Cell, type Section, type Table, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentCell } from './segment-title.ts';

/** The answer on one page: headline, what can be said, and the segments with their verdicts. */
export function summarySection({ findings, verdicts }: ReportInput): Section {
  const { headline, certainty, answers } = explainRun(findings, verdicts);
  return {
    id: 'summary',
    title: ['Summary'],
    newPage: false,
    blocks: [
      { kind: 'lead', text: headline },
      { kind: 'explanation', certainty, answers },
      { kind: 'table', table: segmentTable(findings.segmentation.segments, verdicts) },
    ],
  };
}

function segmentTable(segments: readonly Segment[], verdicts: readonly SegmentVerdict[]): Table {
  return {
    caption: [
      'Segments with their robustness (mean Jaccard of bootstrap replicates, middle 95 %) and verdict',
    ],
    columns: [
      texts('Segment'),
      numbers('Customers'),
      numbers('Share'),
      numbers('Revenue'),
      numbers('Mean value'),
      texts('Worst tier'),
      numbers('Robustness'),
      texts('Verdict'),
    ],
    rows: segments.map((segment, i) => [
      segmentCell(segment),
      cell(count(segment.size)),
      cell(share(segment.share)),
      cell(amount(segment.revenue)),
      ...verdictCells(verdicts[i]),
    ]),
  };
}

function verdictCells(verdict: SegmentVerdict | undefined): readonly Cell[] {
  if (verdict === undefined) return [cell('—'), cell('not tested'), cell('not tested'), cell('not tested')];
  const { robustness, disposition, override, reason } = verdict;
  const { tier, jaccardMean, jaccardLow, jaccardHigh } = robustness;
  return [
    cell(amount(verdict.meanClv)),
    cell(tier ?? 'not tested'),
    cell(jaccardMean === undefined ? 'not tested' : scoreRange(jaccardMean, jaccardLow, jaccardHigh)),
    {
      text: prose`${disposition}${override === undefined ? '' : ' (by hand)'}: ${given(reason.text)}`,
      mark: { kind: 'disposition', disposition },
    },
  ];
}
