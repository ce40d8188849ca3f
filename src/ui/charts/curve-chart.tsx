import { memo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './curve-chart.module.css';
import { formatTick } from './format-quantity.ts';
import { roundTicks } from './round-ticks.ts';

/** One point of a curve; `low` and `high` bound its error band when it was estimated. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface CurveChartProps {
  readonly title: string;
  /** Which way is better, and the unit. */
  readonly hint: string;
  readonly xName: string;
  readonly points: readonly CurvePoint[];
  readonly domain: readonly [low: number, high: number];
  /** Drawn as a solid line, with its value in the heading. */
  readonly shown: number | undefined;
  /** Drawn as a dashed line. */
  readonly recommended: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
  readonly onPick: (x: number) => void;
}

const MARGIN = { top: 8, right: 10, bottom: 0, left: 0 };

/** A measure against a whole number, as one of several small charts that share their horizontal axis. */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { title, hint, xName, points, domain, shown, recommended, width, height, format, onPick } = props;
  const here = points.find((point) => point.x === shown)?.y;
  const data = points.map(({ x, y, low, high }) => ({
    x,
    y,
    band: low === undefined || high === undefined ? undefined : [low, high],
  }));
  const heights = points.flatMap(({ y, low, high }) => [y, low, high].filter((value) => value !== undefined));
  const yTicks = roundTicks(Math.min(...heights), Math.max(...heights), 3);

  return (
    <div className={styles.chart}>
      <p className={styles.heading}>
        <span className={styles.title} data-export-text>
          {title}
        </span>
      </p>
      <p className={styles.heading}>
        <span className={styles.hint}>{hint}</span>
        <span className={styles.value}>{here === undefined ? '' : format(here)}</span>
      </p>
      <ComposedChart
        width={width}
        height={height}
        data={data}
        margin={MARGIN}
        accessibilityLayer={false}
        syncId={xName}
        syncMethod="value"
        onClick={(state) => {
          if (state.activeLabel !== undefined) onPick(Number(state.activeLabel));
        }}
        className={styles.canvas ?? ''}
      >
        <CartesianGrid vertical={false} stroke="var(--gridline)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={[domain[0] - 0.4, domain[1] + 0.4]}
          ticks={ticksOf(domain, width)}
          interval={0}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
          height={32}
          label={{ value: xName, position: 'insideBottom', offset: 2, fill: 'var(--muted)', fontSize: 11 }}
        />
        <YAxis
          width={44}
          domain={[yTicks[0] ?? 0, yTicks.at(-1) ?? 1]}
          ticks={yTicks}
          interval={0}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--muted)', fontSize: 11 }}
          tickFormatter={formatTick}
        />
        {recommended === undefined ? undefined : (
          <ReferenceLine x={recommended} stroke="var(--line-strong)" strokeDasharray="3 3" />
        )}
        {shown === undefined ? undefined : (
          <ReferenceLine x={shown} stroke="var(--accent)" strokeWidth={1.5} />
        )}
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.18}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="y"
          stroke="var(--mark)"
          strokeWidth={1.5}
          isAnimationActive={false}
          dot={{ r: 2.5, fill: 'var(--surface)', stroke: 'var(--mark)' }}
          activeDot={{ r: 4, fill: 'var(--accent)', stroke: 'var(--surface)' }}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) =>
            active ? (
              <CurveTip
                point={points.find((each) => each.x === Number(label))}
                xName={xName}
                format={format}
              />
            ) : undefined
          }
        />
      </ComposedChart>
    </div>
  );
});

function CurveTip({
  point,
  xName,
  format,
}: {
  readonly point: CurvePoint | undefined;
  readonly xName: string;
  readonly format: (value: number) => string;
}) {
  if (point?.y === undefined) return undefined;
  const band =
    point.low === undefined || point.high === undefined
      ? ''
      : ` (${format(point.low)}–${format(point.high)})`;
  return (
    <div className={styles.tip}>
      {xName.slice(0, 1)} = {point.x}: {format(point.y)}
      {band}
    </div>
  );
}

/** Whole numbers over the range, no closer than 22 pixels. */
function ticksOf([low, high]: readonly [number, number], width: number): number[] {
  const step = Math.max(1, Math.ceil(((high - low + 1) * 22) / Math.max(60, width - 54)));
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}
