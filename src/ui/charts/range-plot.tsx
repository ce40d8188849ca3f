import { memo, useMemo } from 'react';
import type { CategoryStyle } from './category-style.ts';
import { textFitter } from './fitted-text.ts';
import { markPath } from './mark-shapes.ts';
import { roundTicks } from './round-ticks.ts';
import { RowLabel } from './row-label.tsx';
import { AXIS_HEIGHT, ValueAxis } from './value-axis.tsx';

export interface RangeRow {
  readonly style: CategoryStyle;
  /** Undefined where it is not known: `text` says why. */
  readonly range: { readonly low: number; readonly median: number; readonly high: number } | undefined;
  /** At the end of the row. */
  readonly text: string;
}

export interface RangePlotProps {
  readonly rows: readonly RangeRow[];
  readonly threshold: { readonly value: number; readonly label: string };
  readonly axisTitle: string;
  readonly width: number;
  readonly formatTick: (value: number) => string;
  readonly alternative: string;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}

const HEAD = 24;
const NARROW = 560;

/** A range with its middle for each category, on one axis with zero and a threshold. */
export const RangePlot = memo(function RangePlot(props: RangePlotProps) {
  const { rows, threshold, axisTitle, width, formatTick, alternative, selected, onSelect } = props;
  const fit = useMemo(() => textFitter(), []);
  const narrow = width < NARROW;
  const rowHeight = narrow ? 46 : 30;
  const left = narrow ? 16 : Math.min(230, width * 0.34);
  const right = narrow ? width - 16 : width - 136;
  const bottom = HEAD + rows.length * rowHeight;
  const ends = rows.flatMap(({ range }) => (range === undefined ? [] : [range.low, range.high]));
  const ticks = roundTicks(Math.min(0, threshold.value, ...ends), Math.max(1, threshold.value, ...ends), 4);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (value: number): number => left + ((value - low) / (high - low)) * (right - left);
  const atThreshold = Math.min(right, Math.max(left, x(threshold.value)));
  return (
    <svg width={width} height={bottom + AXIS_HEIGHT.titled} data-chart role="img" aria-label={alternative}>
      <ValueAxis ticks={ticks} x={x} top={HEAD} bottom={bottom} format={formatTick} title={axisTitle} />
      <g fontSize={11} fill="var(--muted)">
        <line
          x1={atThreshold}
          x2={atThreshold}
          y1={HEAD - 4}
          y2={bottom}
          stroke="var(--mark)"
          strokeDasharray="4 3"
          strokeWidth={1.5}
        />
        <text x={atThreshold} y={HEAD - 9} textAnchor={narrow && atThreshold < 80 ? 'start' : 'middle'}>
          {threshold.label}
        </text>
      </g>
      {rows.map(({ style, range, text }, index) => {
        const top = HEAD + index * rowHeight;
        const middle = top + (narrow ? 30 : rowHeight / 2);
        const strong = selected === style.index;
        return (
          <g key={style.index} cursor="pointer" onClick={() => onSelect(style.index)}>
            <rect
              x={0}
              y={top}
              width={width}
              height={narrow ? 21 : rowHeight}
              fill={narrow ? 'var(--surface)' : 'transparent'}
            />
            <RowLabel
              style={style}
              label={fit(`${style.number} ${style.name}`, narrow ? width - 150 : left - 30)}
              left={0}
              middle={narrow ? top + 11 : middle}
              strong={strong}
            />
            {range === undefined ? undefined : (
              <g opacity={selected === undefined || strong ? 1 : 0.45}>
                <line
                  x1={x(range.low)}
                  x2={x(range.high)}
                  y1={middle}
                  y2={middle}
                  stroke={style.colour}
                  strokeWidth={3}
                />
                <path
                  d={markPath(style.shape, 5)}
                  transform={`translate(${x(range.median)},${middle})`}
                  fill={style.hollow ? 'var(--surface)' : style.colour}
                  stroke={style.hollow ? style.colour : 'var(--surface)'}
                  strokeWidth={1.5}
                />
              </g>
            )}
            <text
              x={width - 4}
              y={narrow ? top + 11 : middle}
              dy="0.35em"
              textAnchor="end"
              fontSize={12}
              fill={range === undefined ? 'var(--muted)' : 'var(--text)'}
              fontWeight={strong ? 600 : 400}
            >
              {text}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
