import { type Prose, given, prose } from '../../explanation/prose.ts';
import { score } from '../../explanation/quantities.ts';
import type { FeatureTest } from '../../sensitivity/artifacts.ts';
import type { NullBand } from '../../structure/evidence.ts';
import { type Block, numbers, texts } from '../blocks.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentColumns } from './segment-columns.ts';
import { warningBlocks } from './warning-blocks.ts';

type Segments = ReportInput['findings']['segmentation']['segments'];

/** Which segments hang on which feature: a heat map of Jaccard without it. */
export function featureBlocks(
  segments: Segments,
  { leftOut, segments: means, warnings }: FeatureTest,
  nulls: NullBand | undefined,
): readonly Block[] {
  return [
    {
      kind: 'table',
      table: {
        caption: [
          'Jaccard of each segment when a feature or a group is left out; the darker, the more it hangs on it',
        ],
        columns: [texts('Left out'), ...segmentColumns(segments), numbers('All (ARI)')],
        rows: [
          ...leftOut.map(({ kind, title, ari, jaccard }) => [
            cell(kind === 'group' ? prose`Group: ${given(title)}` : given(title)),
            ...segments.map((_, i) => jaccardCell(jaccard[i])),
            cell(score(ari)),
          ]),
          [cell('Mean over single features'), ...segments.map((_, i) => jaccardCell(means[i])), cell('—')],
        ],
      },
    },
    { kind: 'text', text: nullText(nulls) },
    ...warningBlocks(warnings),
  ];
}

/** A score with the more colour the farther it is from 1. */
export function jaccardCell(value: number | undefined) {
  const known = value !== undefined && Number.isFinite(value);
  return {
    text: [known ? score(value) : 'not tested'],
    shade: known ? Math.min(1, Math.max(0, (1 - value) * 1.6)) : 0,
  };
}

function nullText(nulls: NullBand | undefined): Prose {
  if (nulls === undefined) return prose`What data without segments would reach was not tested.`;
  return prose`Pieces of data without segments reach ${score(nulls.p95)} (95% quantile).`;
}
