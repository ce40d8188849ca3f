import { memo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './curve-chart.module.css';
import type { Curve, CurveFrame } from './curve.ts';
import { BESIDE, CURVE_ROOM, plotWidth } from './curve-scale.ts';
import { CurveTip } from './curve-tip.tsx';
import { formatTick } from './format-quantity.ts';

export interface CurvePlotProps extends CurveFrame {
  readonly curve: Curve;
  readonly xName: string;
  readonly ticks: readonly number[];
}

const ABOVE_LABELS = 2;

/** Beyond so many points a dot for each says less than the line. */
const MOST_DOTS = 24;

/** The curve with its error band and axes; what is marked on it lies above, so that marking does not draw it again. */
export const CurvePlot = memo(function CurvePlot(props: CurvePlotProps) {
  const { curve, xName, ticks, domain, width, height } = props;
  const data = curve.points.map(({ x, y, low, high }) => ({
    x,
    y,
    error: low === undefined || high === undefined ? undefined : [low, high],
  }));

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
        domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        ticks={ticks}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--muted)', fontSize: 11 }}
        tickFormatter={formatTick}
      />
      <Area
        dataKey="error"
        stroke="none"
        fill="var(--accent)"
        fillOpacity={0.18}
        isAnimationActive={false}
        activeDot={false}
      />
      <Line
        dataKey="y"
        stroke="var(--curve)"
        strokeWidth={1.75}
        isAnimationActive={false}
        dot={data.length > MOST_DOTS ? false : { r: 2.5, fill: 'var(--surface)', stroke: 'var(--curve)' }}
        activeDot={{ r: 4, fill: 'var(--accent)', stroke: 'var(--surface)' }}
      />
      <Tooltip
        isAnimationActive={false}
        wrapperStyle={{ zIndex: ABOVE_LABELS, maxWidth: plotWidth(width) }}
        cursor={{ stroke: 'var(--line-strong)' }}
        content={({ active, label }) =>
          active ? <CurveTip curve={curve} x={Number(label)} xName={xName} /> : undefined
        }
      />
    </ComposedChart>
  );
});

/** Whole numbers over the range, no closer than 22 pixels. */
function ticksOf([low, high]: readonly [number, number], width: number): number[] {
  const step = Math.max(1, Math.ceil(((high - low + 1) * 22) / Math.max(60, width - 54)));
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}
