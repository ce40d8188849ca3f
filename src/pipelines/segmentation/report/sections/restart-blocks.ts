import { type Prose, prose } from '../../explanation/prose.ts';
import { figure, score } from '../../explanation/quantities.ts';
import type { RestartTest } from '../../sensitivity/artifacts.ts';
import type { NullBand } from '../../structure/evidence.ts';
import { type Block, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentCell } from './segment-title.ts';
import { warningBlocks } from './warning-blocks.ts';

type Segments = ReportInput['findings']['segmentation']['segments'];

/** Whether the same optimum is found from other starts. */
export function restartBlocks(
  segments: Segments,
  test: RestartTest,
  nulls: NullBand | undefined,
): readonly Block[] {
  const { starts, meanAri, leastAri, inertias, segments: means, warnings } = test;
  return [
    {
      kind: 'text',
      text: prose`From ${String(starts)} other starts the segmentations agree with an adjusted Rand index of ${score(meanAri)} on average and ${score(leastAri)} at least; inertia lies between ${figure(Math.min(...inertias))} and ${figure(Math.max(...inertias))}. ${nullText(nulls)}`,
    },
    {
      kind: 'table',
      table: {
        caption: ['Mean Jaccard of each segment over other starts'],
        columns: [texts('Segment'), numbers('Jaccard')],
        rows: segments.map((segment, i) => [segmentCell(segment), cell(score(means[i]))]),
      },
    },
    ...warningBlocks(warnings),
  ];
}

function nullText(nulls: NullBand | undefined): Prose {
  if (nulls === undefined) return prose`What data without segments would reach was not tested.`;
  return prose`Pieces of data without segments reach ${score(nulls.p95)} (Jaccard, 95% quantile).`;
}
