import { memo, useId, useMemo } from 'react';
import type { CategoryStyle } from './category-style.ts';
import { textFitter } from './fitted-text.ts';
import { Hatching } from './hatching.tsx';
import { markPath } from './mark-shapes.ts';
import styles from './interval-plot.module.css';
import { RowLabel } from './row-label.tsx';

/** One category: its score, the range that holds most of its single values, and these. */
export interface IntervalRow {
  readonly style: CategoryStyle;
  /** NaN where it could not be measured: the row then says so. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Drawn as ticks along the row; those that are not finite are left out. */
  readonly values: ArrayLike<number>;
  /** At the end of the row: "0.91 (0.86–0.95)". */
  readonly text: string;
}

/** What a part of the axis means, with a word on it. */
export interface AxisBand {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface IntervalPlotProps {
  readonly rows: readonly IntervalRow[];
  /** Neighbours on the axis, from 0 to 1 together. */
  readonly bands: readonly AxisBand[];
  /** What data to be compared with reach; hatched over all rows. */
  readonly reference: AxisBand | undefined;
  readonly axisTitle: string;
  readonly width: number;
  readonly format: (value: number) => string;
  /** The whole chart in words. */
  readonly alternative: string;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}

const HEAD = 34;
const FOOT = 40;
const NARROW = 760;

/** Scores from 0 to 1 with their ranges, one row per category, over the bands that say what they mean. */
export const IntervalPlot = memo(function IntervalPlot(props: IntervalPlotProps) {
  const { rows, bands, reference, axisTitle, width, format, alternative, selected, onSelect } = props;
  const hatching = useId();
  const fit = useMemo(() => textFitter(), []);
  const narrow = width < NARROW;
  const rowHeight = narrow ? 46 : 30;
  const left = narrow ? 6 : Math.min(260, width * 0.36);
  const right = narrow ? width - 10 : width - 122;
  const bottom = HEAD + rows.length * rowHeight;
  const x = (value: number): number => left + Math.min(1, Math.max(0, value)) * (right - left);
  const ticks = [0, ...bands.slice(1).map(({ from }) => from), 1];
  return (
    <svg
      className={styles.plot}
      width={width}
      height={bottom + FOOT}
      data-chart
      role="img"
      aria-label={alternative}
    >
      <Hatching id={hatching} />
      {bands.map(({ label, from, to }, index) => (
        <g key={label}>
          <rect
            x={x(from)}
            y={HEAD - 4}
            width={x(to) - x(from)}
            height={bottom - HEAD + 8}
            fill={index % 2 === 0 ? 'var(--sunken)' : 'var(--surface)'}
            fillOpacity={0.7}
          />
          {x(to) - x(from) < label.length * 5.4 ? undefined : (
            <text
              x={(x(from) + x(to)) / 2}
              y={HEAD - 10}
              textAnchor="middle"
              fontSize={11}
              fill="var(--muted)"
            >
              {label}
            </text>
          )}
        </g>
      ))}
      {reference === undefined ? undefined : (
        <g>
          <title>{reference.label}</title>
          <rect
            x={x(reference.from)}
            y={HEAD - 4}
            width={Math.max(2, x(reference.to) - x(reference.from))}
            height={bottom - HEAD + 8}
            fill={`url(#${hatching})`}
            fillOpacity={0.5}
          />
          <line
            x1={x(reference.to)}
            x2={x(reference.to)}
            y1={HEAD - 4}
            y2={bottom + 4}
            stroke="var(--mark)"
            strokeDasharray="3 2"
          />
        </g>
      )}
      {rows.map((row, index) => {
        const top = HEAD + index * rowHeight;
        const middle = top + (narrow ? 30 : rowHeight / 2);
        const strong = selected === row.style.index;
        return (
          <g
            key={row.style.index}
            className={styles.row}
            opacity={selected === undefined || strong ? 1 : 0.45}
            onClick={() => onSelect(row.style.index)}
          >
            <rect x={0} y={top} width={width} height={rowHeight} fill="transparent" />
            <RowLabel
              style={row.style}
              label={fit(`${row.style.number} ${row.style.name}`, narrow ? width - 150 : left - 24)}
              left={0}
              middle={narrow ? top + 11 : middle}
              strong={strong}
            />
            {Number.isNaN(row.mean) ? undefined : <Score row={row} x={x} middle={middle} />}
            <text
              x={width - 4}
              y={narrow ? top + 11 : middle}
              dy="0.35em"
              className={styles.value}
              textAnchor="end"
              fontSize={12}
              fill="var(--text)"
              fontWeight={strong ? 600 : 400}
            >
              {row.text}
            </text>
          </g>
        );
      })}
      <g fontSize={11} fill="var(--muted)">
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={bottom + 4} y2={bottom + 9} stroke="var(--line-strong)" />
            <text
              x={x(tick)}
              y={bottom + 20}
              textAnchor={narrow && tick === 0 ? 'start' : narrow && tick === 1 ? 'end' : 'middle'}
            >
              {format(tick)}
            </text>
          </g>
        ))}
        <text x={left} y={bottom + 35}>
          {axisTitle}
        </text>
      </g>
    </svg>
  );
});

function Score({
  row: { style, mean, low, high, values },
  x,
  middle,
}: {
  readonly row: IntervalRow;
  readonly x: (value: number) => number;
  readonly middle: number;
}) {
  return (
    <>
      <path d={ticksAt(values, x, middle)} stroke={style.colour} strokeOpacity={0.35} />
      {Number.isFinite(low) && Number.isFinite(high) ? (
        <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} stroke={style.colour} strokeWidth={2.5} />
      ) : undefined}
      <path
        d={markPath(style.shape, 5)}
        transform={`translate(${x(mean)},${middle})`}
        fill={style.hollow ? 'var(--surface)' : style.colour}
        stroke={style.hollow ? style.colour : 'var(--surface)'}
        strokeWidth={1.5}
      />
    </>
  );
}

function ticksAt(values: ArrayLike<number>, x: (value: number) => number, middle: number): string {
  return Array.from(values, (value) =>
    Number.isFinite(value) ? `M${x(value).toFixed(1)} ${middle - 6}v12` : '',
  ).join('');
}
