import { memo, useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, Rectangle, XAxis, YAxis } from 'recharts';
import styles from './bar-panel.module.css';
import type { CategoryStyle } from './category-style.ts';
import { textFitter, textWidth } from './fitted-text.ts';
import { MISSING } from '../parts/format-number.ts';
import { roundTicks } from './round-ticks.ts';
import { RowLabel } from './row-label.tsx';
import { useDrawingTurnEachTime } from './use-drawing-turn.ts';

export interface BarRow {
  readonly style: CategoryStyle;
  /** One value per series; undefined draws a dash in the place of the bar. */
  readonly values: readonly (number | undefined)[];
}

export interface BarPanelProps {
  readonly title: string;
  /** One or two; the first is drawn solid, the second in outline. */
  readonly series: readonly string[];
  readonly rows: readonly BarRow[];
  readonly width: number;
  readonly labels: 'names' | 'marks';
  /** Where the rows of several panels must line up; otherwise as the bars need it. */
  readonly rowHeight?: number;
  readonly format: (value: number) => string;
  readonly formatTick: (value: number) => string;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}

const BAR = 12;
const MARGIN = { top: 2, right: 46, bottom: 0, left: 0 };
const TICK_GAP = 8;

/** Horizontal bars from zero, one row per category, with the value at the end of each bar. */
export const BarPanel = memo(function BarPanel({
  title,
  series,
  rows,
  width,
  labels,
  format,
  formatTick,
  selected,
  onSelect,
  ...rest
}: BarPanelProps) {
  const isDrawn = useDrawingTurnEachTime();
  const rowHeight = rest.rowHeight ?? series.length * (BAR + 2) + 12;
  const height = rows.length * rowHeight + 34;
  const labelWidth = labels === 'marks' ? 34 : Math.min(240, Math.max(120, width * 0.5));
  const names = useMemo(() => rowNames(rows, labels, labelWidth - 24), [rows, labels, labelWidth]);
  const data = rows.map((row, index) => ({ index, first: row.values[0] ?? 0, second: row.values[1] ?? 0 }));
  const present = rows.flatMap((row) => row.values.filter((value) => value !== undefined));
  const ticks = roundTicks(
    Math.min(0, ...present),
    Math.max(0, ...present),
    width - labelWidth < 140 ? 2 : 4,
  );

  return (
    <div className={styles.panel}>
      <p className={styles.title} data-export-text>
        {title}
      </p>
      <div style={{ height }}>
        {isDrawn ? (
          <BarChart
            width={width}
            height={height}
            data={data}
            layout="vertical"
            margin={MARGIN}
            barGap={2}
            accessibilityLayer={false}
            className={styles.canvas ?? ''}
            onClick={(state) => {
              const row = rows[Number(state.activeTooltipIndex)];
              if (row !== undefined) onSelect(row.style.index);
            }}
          >
            <CartesianGrid horizontal={false} stroke="var(--gridline)" />
            <XAxis
              type="number"
              domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
              ticks={labelled(ticks, width - labelWidth - MARGIN.right, formatTick)}
              interval={0}
              tickFormatter={formatTick}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              tick={{ fill: 'var(--muted)', fontSize: 11 }}
              height={24}
            />
            <YAxis
              type="category"
              dataKey="index"
              width={labelWidth}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              interval={0}
              tick={({
                x,
                y,
                payload,
              }: {
                x: number | string;
                y: number | string;
                payload: { value: number };
              }) => (
                <RowLabel
                  style={rows[payload.value]?.style}
                  label={names[payload.value] ?? ''}
                  left={Number(x) - labelWidth + 8}
                  middle={Number(y)}
                  strong={rows[payload.value]?.style.index === selected}
                />
              )}
            />
            {series.map((name, index) => (
              <Bar
                key={name}
                dataKey={index === 0 ? 'first' : 'second'}
                name={name}
                barSize={BAR}
                isAnimationActive={false}
                shape={({ x, y, width: length, height, payload }) => (
                  <BarWithLabel
                    box={{ x, y, length, height }}
                    row={rows[(payload as { readonly index: number }).index]}
                    series={index}
                    format={format}
                    selected={selected}
                  />
                )}
              />
            ))}
          </BarChart>
        ) : undefined}
      </div>
    </div>
  );
});

/** Every tick, or every second one from zero on and so forth, so that their labels do not touch. */
function labelled(ticks: readonly number[], room: number, formatTick: (value: number) => string): number[] {
  const widest = Math.max(...ticks.map((tick) => textWidth(formatTick(tick))));
  const apart = Math.ceil(((widest + TICK_GAP) * (ticks.length - 1)) / Math.max(1, room));
  const zero = ticks.indexOf(0);
  return ticks.filter((_, i) => (i - zero) % apart === 0);
}

interface BarWithLabelProps {
  readonly box: { readonly x: number; readonly y: number; readonly length: number; readonly height: number };
  readonly row: BarRow | undefined;
  readonly series: number;
  readonly format: (value: number) => string;
  readonly selected: number | undefined;
}

function BarWithLabel({ box, row, series, format, selected }: BarWithLabelProps) {
  const value = row?.values[series];
  if (row === undefined) return <g />;
  const isKnown = value !== undefined && Number.isFinite(value);
  const faded = selected !== undefined && selected !== row.style.index;
  const end = Math.max(box.x, box.x + box.length);
  return (
    <g>
      <Rectangle
        x={box.x}
        y={box.y}
        width={box.length}
        height={box.height}
        fill={row.style.colour}
        fillOpacity={(series === 0 ? 1 : 0.15) * (faded ? 0.35 : 1)}
        strokeOpacity={faded ? 0.35 : 1}
        stroke={row.style.colour}
        strokeWidth={isKnown ? 1 : 0}
      />
      <text
        x={end + 5}
        y={box.y + box.height / 2}
        dy="0.35em"
        fontSize={11}
        fill={faded ? 'var(--muted)' : 'var(--text)'}
      >
        {isKnown ? format(value) : MISSING}
      </text>
    </g>
  );
}

/** What stands beside the rows: numbers, or numbers and names as far as there is room. */
function rowNames(rows: readonly BarRow[], labels: 'names' | 'marks', room: number): readonly string[] {
  if (labels === 'marks') return rows.map(({ style }) => style.number);
  const fit = textFitter();
  return rows.map(({ style }) => fit(`${style.number} ${style.name}`, room));
}
