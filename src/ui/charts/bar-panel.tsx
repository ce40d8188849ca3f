import { memo, useMemo } from 'react';
import styles from './bar-panel.module.css';
import type { CategoryStyle } from './category-style.ts';
import { textFitter, textWidth } from './fitted-text.ts';
import { MISSING } from '../parts/format-number.ts';
import { roundTicks } from './round-ticks.ts';
import { RowLabel } from './row-label.tsx';
import { AXIS_HEIGHT, ValueAxis } from './value-axis.tsx';

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
const BETWEEN_BARS = 2;
const ABOVE = 4;
/** For the value at the end of the longest bar. */
const RIGHT = 46;
const TICK_GAP = 8;

/** Horizontal bars from zero, one row per category, with the value at the end of each bar. */
export const BarPanel = memo(function BarPanel(props: BarPanelProps) {
  const { title, series, rows, width, labels, format, formatTick, selected, onSelect } = props;
  const rowHeight = props.rowHeight ?? series.length * (BAR + BETWEEN_BARS) + 12;
  const labelWidth = labels === 'marks' ? 34 : Math.min(240, Math.max(120, width * 0.5));
  const names = useMemo(() => rowNames(rows, labels, labelWidth - 24), [rows, labels, labelWidth]);
  const present = rows.flatMap((row) => row.values.filter((value) => value !== undefined));
  const room = width - labelWidth - RIGHT;
  const ticks = roundTicks(
    Math.min(0, ...present),
    Math.max(0, ...present),
    width - labelWidth < 140 ? 2 : 4,
  );
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (value: number): number => labelWidth + ((value - low) / (high - low)) * room;
  const bottom = ABOVE + rows.length * rowHeight + ABOVE;

  return (
    <div className={styles.panel}>
      <p className={styles.title} data-export-text>
        {title}
      </p>
      <svg width={width} height={bottom + AXIS_HEIGHT.plain} className={styles.canvas} data-chart>
        <ValueAxis
          ticks={labelled(ticks, room, formatTick)}
          x={x}
          top={0}
          bottom={bottom}
          format={formatTick}
        />
        {rows.map((row, index) => {
          const top = ABOVE + index * rowHeight;
          return (
            <g key={row.style.index} onClick={() => onSelect(row.style.index)}>
              <rect x={0} y={top} width={width} height={rowHeight} fill="transparent" />
              <RowLabel
                style={row.style}
                label={names[index] ?? ''}
                left={8}
                middle={top + rowHeight / 2}
                strong={row.style.index === selected}
              />
              <RowBars
                row={row}
                count={series.length}
                x={x}
                middle={top + rowHeight / 2}
                format={format}
                faded={selected !== undefined && selected !== row.style.index}
              />
            </g>
          );
        })}
      </svg>
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

interface RowBarsProps {
  readonly row: BarRow;
  readonly count: number;
  readonly x: (value: number) => number;
  readonly middle: number;
  readonly format: (value: number) => string;
  readonly faded: boolean;
}

function RowBars({ row, count, x, middle, format, faded }: RowBarsProps) {
  const { colour } = row.style;
  const first = middle - (count * BAR + (count - 1) * BETWEEN_BARS) / 2;
  return Array.from({ length: count }, (_, series) => {
    const value = row.values[series];
    const isKnown = value !== undefined && Number.isFinite(value);
    const [from, to] = isKnown ? [x(Math.min(0, value)), x(Math.max(0, value))] : [x(0), x(0)];
    const top = first + series * (BAR + BETWEEN_BARS);
    return (
      <g key={series}>
        {isKnown && (
          <rect
            x={from}
            y={top}
            width={to - from}
            height={BAR}
            fill={colour}
            fillOpacity={(series === 0 ? 1 : 0.15) * (faded ? 0.35 : 1)}
            stroke={colour}
            strokeOpacity={faded ? 0.35 : 1}
          />
        )}
        <text
          x={to + 5}
          y={top + BAR / 2}
          dy="0.35em"
          fontSize={11}
          fill={faded ? 'var(--muted)' : 'var(--text)'}
        >
          {isKnown ? format(value) : MISSING}
        </text>
      </g>
    );
  });
}

/** What stands beside the rows: numbers, or numbers and names as far as there is room. */
function rowNames(rows: readonly BarRow[], labels: 'names' | 'marks', room: number): readonly string[] {
  if (labels === 'marks') return rows.map(({ style }) => style.number);
  const fit = textFitter();
  return rows.map(({ style }) => fit(`${style.number} ${style.name}`, room));
}
