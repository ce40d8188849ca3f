import { memo } from 'react';
import { Area, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './curve-chart.module.css';
import { type Curve, type CurveFrame, sameCurve } from './curve.ts';
import { BESIDE, CURVE_ROOM, plotWidth } from './curve-scale.ts';
import { CurveTip } from './curve-tip.tsx';

export interface CurvePlotProps extends CurveFrame {
  readonly curve: Curve;
  readonly xName: string;
  readonly ticks: readonly number[];
}

/** Room for the axes, which are drawn under it. */
const MARGIN = {
  ...CURVE_ROOM.margin,
  left: CURVE_ROOM.margin.left + CURVE_ROOM.yAxis,
  bottom: CURVE_ROOM.margin.bottom + CURVE_ROOM.xAxis,
};
const DOT = { r: 2.5, fill: 'var(--surface)', stroke: 'var(--curve)' };
const ACTIVE_DOT = { r: 4, fill: 'var(--accent)', stroke: 'var(--surface)' };
const CURSOR = { stroke: 'var(--line-strong)' };
const ABOVE_LABELS = 2;

/** Beyond so many points a dot for each says less than the line. */
const MOST_DOTS = 24;

/** The curve with its error band; what is marked on it lies above and its axes below, so that neither draws it again. */
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
      margin={MARGIN}
      accessibilityLayer={false}
      syncId={xName}
      syncMethod="value"
      className={styles.canvas ?? ''}
    >
      <XAxis hide dataKey="x" type="number" domain={[domain[0] - BESIDE, domain[1] + BESIDE]} />
      <YAxis hide domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} />
      {data.some(({ error }) => error !== undefined) && (
        <Area
          dataKey="error"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.18}
          isAnimationActive={false}
          activeDot={false}
        />
      )}
      <Line
        dataKey="y"
        stroke="var(--curve)"
        strokeWidth={1.75}
        isAnimationActive={false}
        dot={data.length > MOST_DOTS ? false : DOT}
        activeDot={ACTIVE_DOT}
      />
      <Tooltip
        isAnimationActive={false}
        wrapperStyle={{ zIndex: ABOVE_LABELS, maxWidth: plotWidth(width) }}
        cursor={CURSOR}
        content={({ active, label }) =>
          active ? <CurveTip curve={curve} x={Number(label)} xName={xName} /> : undefined
        }
      />
    </ComposedChart>
  );
}, samePlot);

/** The ticks follow from the curve, and what is pointed out of it lies above. */
function samePlot(before: CurvePlotProps, after: CurvePlotProps): boolean {
  return (
    before.width === after.width &&
    before.height === after.height &&
    before.xName === after.xName &&
    before.domain.every((end, at) => end === after.domain[at]) &&
    sameCurve(before.curve, after.curve)
  );
}
