import { memo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './curve-chart.module.css';
import type { CurveChartProps, CurvePoint } from './curve.ts';
import { BESIDE, CURVE_ROOM } from './curve-scale.ts';
import { formatTick } from './format-quantity.ts';
import { roundTicks } from './round-ticks.ts';

export type CurvePlotProps = Pick<
  CurveChartProps,
  'xName' | 'points' | 'domain' | 'width' | 'height' | 'format'
>;

/** The curve with its band and axes; what is marked on it lies above, so that marking does not draw it again. */
export const CurvePlot = memo(function CurvePlot(props: CurvePlotProps) {
  const { xName, points, domain, width, height, format } = props;
  const data = points.map(({ x, y, low, high }) => ({
    x,
    y,
    band: low === undefined || high === undefined ? undefined : [low, high],
  }));
  const heights = points.flatMap(({ y, low, high }) => [y, low, high].filter((value) => value !== undefined));
  const yTicks = roundTicks(Math.min(...heights), Math.max(...heights), 3);

  return (
    <ComposedChart
      width={width}
      height={height}
      data={data}
      margin={CURVE_ROOM.margin}
      accessibilityLayer={false}
      syncId={xName}
      syncMethod="value"
      className={styles.canvas ?? ''}
    >
      <CartesianGrid vertical={false} stroke="var(--gridline)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[domain[0] - BESIDE, domain[1] + BESIDE]}
        ticks={ticksOf(domain, width)}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        tick={{ fill: 'var(--muted)', fontSize: 11 }}
        height={CURVE_ROOM.xAxis}
        label={{ value: xName, position: 'insideBottom', offset: 2, fill: 'var(--muted)', fontSize: 11 }}
      />
      <YAxis
        width={CURVE_ROOM.yAxis}
        domain={[yTicks[0] ?? 0, yTicks.at(-1) ?? 1]}
        ticks={yTicks}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--muted)', fontSize: 11 }}
        tickFormatter={formatTick}
      />
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
            <CurveTip point={points.find((each) => each.x === Number(label))} xName={xName} format={format} />
          ) : undefined
        }
      />
    </ComposedChart>
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
