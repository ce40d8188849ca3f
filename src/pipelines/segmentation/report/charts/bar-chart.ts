import { CHART_WIDTH, drawing } from './axis.ts';
import { type ChartRow, rowLabel, rowValue, segmentStyle } from './row-labels.ts';
import { type SvgElement, box, line } from './svg.ts';

export interface BarRow extends ChartRow {
  /** Undefined or not finite: no bar. */
  readonly value: number | undefined;
  readonly text: string;
}

const ROW = 30;

/** A bar per segment from zero, its label and value above it. */
export function barChart(rows: readonly BarRow[]): SvgElement {
  const values = rows.map(({ value }) => value ?? NaN).filter(Number.isFinite);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const scale = (CHART_WIDTH - 4) / (high - low || 1);
  const zero = 2 - low * scale;
  const height = rows.length * ROW + 6;
  return drawing(
    height,
    rows.flatMap((row, i) => barMarks(row, i * ROW, zero, scale)),
  );
}

function barMarks(row: BarRow, top: number, zero: number, scale: number): readonly SvgElement[] {
  const heads = [rowLabel(row, top + 13), rowValue(CHART_WIDTH - 2, top + 13, row.text)];
  if (row.value === undefined || !Number.isFinite(row.value)) return heads;
  const width = Math.abs(row.value) * scale;
  return [
    ...heads,
    box(row.value < 0 ? zero - width : zero, top + 18, width, 7, segmentStyle(row.colour)),
    line(zero, top + 16, zero, top + 27, 'axis'),
  ];
}
