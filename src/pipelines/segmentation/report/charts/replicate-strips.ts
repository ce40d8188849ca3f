import { CHART_WIDTH, drawing, footAxis, linearScale } from './axis.ts';
import { type ChartRow, rowLabel, rowValue, segmentStyle } from './row-labels.ts';
import { type SvgElement, box, label, line } from './svg.ts';

export interface StripRow extends ChartRow {
  /** How many replicates fall into each of equal stretches of [0, 1]. */
  readonly counts: readonly number[];
  readonly text: string;
}

const ROW = 46;

/** How often each segment reached which score: a small histogram each, of one height scale. */
export function replicateStrips(rows: readonly StripRow[], lines: readonly number[]): SvgElement {
  const x = linearScale([0, 1], [12, CHART_WIDTH - 12]);
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  const foot = rows.length * ROW + 4;
  return drawing(foot + 38, [
    ...footAxis([0, 0.2, 0.4, 0.6, 0.8, 1], x, { foot, top: 0 }),
    ...lines.map((value) => line(x.at(value), 0, x.at(value), foot, 'level')),
    ...rows.flatMap((row, i) => stripMarks(row, i * ROW, most, x.at)),
    label(CHART_WIDTH / 2, foot + 33, 'Jaccard', { anchor: 'middle', style: 'tick' }),
  ]);
}

function stripMarks(
  row: StripRow,
  top: number,
  most: number,
  x: (value: number) => number,
): readonly SvgElement[] {
  const foot = top + ROW - 2;
  const width = x(1 / row.counts.length) - x(0);
  return [
    rowLabel(row, top + 12),
    rowValue(CHART_WIDTH - 2, top + 12, row.text),
    ...row.counts.flatMap((count, i) => {
      const height = (count / most) * 24;
      if (count === 0) return [];
      return [
        box(x(i / row.counts.length) + 0.5, foot - height, width - 1, height, segmentStyle(row.colour)),
      ];
    }),
    line(x(0), foot, x(1), foot, 'axis'),
  ];
}
