import { fullPercent } from '../../../../base/number-text.ts';
import { precise, share } from '../../explanation/quantities.ts';
import type { NoiseTest } from '../../sensitivity/artifacts.ts';
import { TIER_BOUNDS } from '../../sensitivity/tiers.ts';
import type { NullBand } from '../../structure/evidence.ts';
import { type Block, numbers, texts } from '../blocks.ts';
import { lineChart } from '../charts/line-chart.ts';
import { segmentColour } from '../../edits/segment-colour.ts';
import { segmentStyle } from '../charts/row-labels.ts';
import type { ReportInput } from '../report-input.ts';
import { cell } from './cells.ts';
import { segmentColumns } from './segment-columns.ts';
import { warningBlocks } from './warning-blocks.ts';

type Segments = ReportInput['findings']['segmentation']['segments'];

/** How much noise the segments bear. */
export function noiseBlocks(
  segments: Segments,
  { levels, repeats, warnings }: NoiseTest,
  nulls: readonly NullBand[] | undefined,
): readonly Block[] {
  return [
    {
      kind: 'charts',
      charts: [
        {
          title: 'Jaccard when noise is added, 0 to 1',
          reading: `Noise is a share of each feature’s spread, drawn ${repeats} times each.${nulls === undefined ? '' : ' The band is what data without segments reach.'}`,
          drawing: lineChart({
            yAtLeast: [0, 1],
            xTitle: 'noise, share of the spread',
            xText: fullPercent,
            series: segments.map((segment, i) => ({
              name: String(segment.id + 1),
              style: segmentStyle(segmentColour(segment)),
              points: levels.map((level) => ({ x: level.share, y: level.segments[i]?.mean })),
            })),
            bands:
              nulls === undefined
                ? []
                : [
                    {
                      name: 'null',
                      points: levels.map((level, i) => ({
                        x: level.share,
                        low: nulls[i]?.mean ?? NaN,
                        high: nulls[i]?.p95 ?? NaN,
                      })),
                    },
                  ],
            levels: [{ value: TIER_BOUNDS.doubtful, name: `unstable below ${TIER_BOUNDS.doubtful}` }],
          }),
          table: {
            caption: ['Mean Jaccard by level of noise'],
            columns: [
              numbers('Noise'),
              ...segmentColumns(segments),
              numbers('All (ARI)'),
              ...(nulls === undefined ? [texts('Without segments')] : [numbers('Without segments, 95%')]),
            ],
            rows: levels.map((level, i) => [
              cell(share(level.share)),
              ...segments.map((_, s) => cell(precise(level.segments[s]?.mean))),
              cell(precise(level.ari)),
              cell(nulls === undefined ? 'not tested' : precise(nulls[i]?.p95)),
            ]),
          },
        },
      ],
    },
    ...warningBlocks(warnings),
  ];
}
