import { explainRun } from '../../explanation/explain-run.ts';
import { given, prose } from '../../explanation/prose.ts';
import { amount, count, scoreRange, share } from '../../explanation/quantities.ts';
import type { SegmentVerdict } from '../../judgement/verdict.ts';
import { editedWords } from '../../edits/edited-words.ts';
import { isSetAside } from '../../edits/swept.ts';
import type { Segment, Segmentation } from '../../model.ts';
import { type Block, type Cell, type Section, type Table, numbers, texts } from '../blocks.ts';
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
      ...editedBlocks(findings.segmentation),
      { kind: 'table', table: segmentTable(findings.segmentation.segments, verdicts) },
    ],
  };
}

/** Says what is not as the run found it. */
function editedBlocks(segmentation: Segmentation): readonly Block[] {
  const words = editedWords(segmentation);
  if (words === undefined) return [];
  return [
    {
      kind: 'notice',
      text: prose`Edited by hand: ${words}. The hash of the result is of what the run found; edits lie beside it.`,
    },
  ];
}

function segmentTable(segments: readonly Segment[], verdicts: readonly SegmentVerdict[]): Table {
  return {
    caption: [
      'Segments with their robustness (mean Jaccard of bootstrap replicates, middle 95%) and verdict',
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
    rows: segments
      .filter((each) => !isSetAside(each))
      .map((segment, i) => [
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
