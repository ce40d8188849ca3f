import { memo, useMemo, type PointerEvent } from 'react';
import type { CategoryStyle } from './category-style.ts';
import { textFitter } from './fitted-text.ts';
import { binOf, type Bins } from './histogram.ts';
import { markPath } from './mark-shapes.ts';
import styles from './ridge-plot.module.css';
import type { ValueScale } from './value-scale.ts';

/** One group of a ridge plot. */
export interface RidgeRow {
  readonly key: string;
  readonly label: string;
  /** Its look; undefined: grey, as the reference has it. */
  readonly style: CategoryStyle | undefined;
  /** Share in each bin. */
  readonly shares: Float64Array;
  readonly quartiles: readonly [lower: number, median: number, upper: number];
  /** At the right: the median, and below it what is missing. */
  readonly notes: readonly string[];
}

export interface RidgePlotProps {
  readonly rows: readonly RidgeRow[];
  /** Drawn as an outline behind each row. */
  readonly reference: Float64Array;
  readonly bins: Bins;
  readonly scale: ValueScale;
  readonly axisTitle: string;
  readonly formatTick: (value: number) => string;
  readonly width: number;
  readonly alternative: string;
  readonly selected: number | undefined;
  /** Hears of the category of a row that was pressed. */
  readonly onSelect: (index: number) => void;
  /** Hears which bin of which row is under the pointer. */
  readonly onPoint: (at: { readonly row: number; readonly bin: number } | undefined) => void;
}

const FOOT = 40;

/** Histograms on one axis, one row for each group, over the outline of all; below each its quartiles. */
export const RidgePlot = memo(function RidgePlot(props: RidgePlotProps) {
  const { rows, reference, bins, scale, axisTitle, formatTick, width, alternative, selected } = props;
  const { onSelect, onPoint } = props;
  const fit = useMemo(() => textFitter(), []);
  const narrow = width < 640;
  const rowHeight = narrow ? 74 : 62;
  const plot = narrow ? 42 : 46;
  const left = narrow ? 10 : Math.min(230, width * 0.3);
  const right = narrow ? width - 12 : width - 120;
  const bottom = rows.length * rowHeight + 4;
  const [low, high] = [Math.min(scale.low, bins.edges[0]!), Math.max(scale.high, bins.edges.at(-1)!)];
  const [from, to] = [scale.at(low), scale.at(high)];
  const x = (value: number): number => left + ((scale.at(value) - from) / (to - from)) * (right - left);
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top) / rowHeight);
    const place = (event.clientX - box.left - left) / (right - left);
    const value = scale.valueAt(from + place * (to - from));
    const inside = place >= 0 && place <= 1 && row < rows.length;
    onPoint(inside ? { row, bin: binOf(bins, value) } : undefined);
  };
  return (
    <svg
      className={styles.plot}
      width={width}
      height={bottom + FOOT}
      data-chart
      role="img"
      aria-label={alternative}
      onPointerMove={point}
      onPointerLeave={() => onPoint(undefined)}
    >
      <g fontSize={11} fill="var(--muted)">
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={4} y2={bottom} stroke="var(--gridline)" />
            <text x={x(tick)} y={bottom + 14} textAnchor="middle">
              {formatTick(tick)}
            </text>
          </g>
        ))}
        <text x={(left + right) / 2} y={bottom + 32} textAnchor="middle">
          {fit(axisTitle, width - 8)}
        </text>
      </g>
      {rows.map((row, index) => {
        const top = index * rowHeight + 4;
        const base = top + (narrow ? 16 : 4) + plot;
        const highest = Math.max(...[...row.shares, ...reference].filter(Number.isFinite), 1e-12);
        const shape = { bins, x, base, scale: plot / highest };
        const { style } = row;
        const colour = style?.colour ?? 'var(--mark)';
        const strong = style !== undefined && style.index === selected;
        const label = fit(row.label, (narrow ? width - 130 : left - 26) - (style === undefined ? 0 : 8));
        return (
          <g
            key={row.key}
            className={style === undefined ? undefined : styles.row}
            opacity={selected === undefined || strong || style === undefined ? 1 : 0.5}
            onClick={style === undefined ? undefined : () => onSelect(style.index)}
          >
            <title>{row.label}</title>
            <rect x={0} y={top} width={width} height={rowHeight} fill="transparent" />
            <path d={areaPath(row.shares, shape)} fill={colour} fillOpacity={0.55} stroke={colour} />
            <path d={stepPath(reference, shape)} fill="none" stroke="var(--mark)" strokeDasharray="3 2" />
            <line x1={left} x2={right} y1={base} y2={base} stroke="var(--line-strong)" />
            <Quartiles quartiles={row.quartiles} x={x} y={base + 5} colour={colour} />
            {style === undefined ? undefined : (
              <path
                d={markPath(style.shape, 4)}
                transform={`translate(6,${narrow ? top + 8 : base - plot / 2})`}
                fill={style.hollow ? 'none' : style.colour}
                stroke={style.colour}
              />
            )}
            <text
              x={style === undefined ? 0 : 15}
              y={narrow ? top + 8 : base - plot / 2}
              dy="0.35em"
              fontSize={12}
              fontWeight={strong ? 600 : 400}
              fill="var(--text)"
            >
              {label}
            </text>
            {row.notes.slice(0, narrow ? 1 : 2).map((words, at) => (
              <text
                key={words}
                x={width - 2}
                y={narrow ? top + 8 : base - plot / 2 + (at - (row.notes.length - 1) / 2) * 14}
                dy="0.35em"
                textAnchor="end"
                fontSize={at === 0 ? 12 : 11}
                fill={at === 0 ? 'var(--text)' : 'var(--muted)'}
              >
                {words}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
});

function Quartiles({
  quartiles: [lower, median, upper],
  x,
  y,
  colour,
}: {
  readonly quartiles: RidgeRow['quartiles'];
  readonly x: (value: number) => number;
  readonly y: number;
  readonly colour: string;
}) {
  if (Number.isNaN(median)) return undefined;
  return (
    <>
      <line x1={x(lower)} x2={x(upper)} y1={y} y2={y} stroke={colour} strokeWidth={3} />
      <line x1={x(median)} x2={x(median)} y1={y - 4} y2={y + 4} stroke="var(--text)" strokeWidth={2} />
    </>
  );
}

interface Shape {
  readonly bins: Bins;
  readonly x: (value: number) => number;
  readonly base: number;
  /** Pixels for a share of 1. */
  readonly scale: number;
}

function stepPath(shares: Float64Array, { bins: { edges }, x, base, scale }: Shape): string {
  const steps = Array.from(shares, (share, bin) => {
    const y = (base - (Number.isNaN(share) ? 0 : share) * scale).toFixed(1);
    return `${bin === 0 ? 'M' : 'L'}${x(edges[bin]!).toFixed(1)} ${y}H${x(edges[bin + 1]!).toFixed(1)}`;
  });
  return steps.join('');
}

function areaPath(shares: Float64Array, shape: Shape): string {
  const { edges } = shape.bins;
  const from = shape.x(edges[0]!).toFixed(1);
  const to = shape.x(edges.at(-1)!).toFixed(1);
  return `M${from} ${shape.base}${stepPath(shares, shape).replace('M', 'L')}L${to} ${shape.base}Z`;
}
