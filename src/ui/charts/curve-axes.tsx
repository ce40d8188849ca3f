import { memo } from 'react';
import type { CurveFrame } from './curve.ts';
import { CURVE_ROOM, curveHeight, curveScale, wholeTicks } from './curve-scale.ts';
import { formatTick } from './format-quantity.ts';
import { PlotAxes } from './plot-axes.tsx';

export interface CurveAxesProps extends CurveFrame {
  readonly xName: string;
  /** Of the vertical axis. */
  readonly ticks: readonly number[];
}

/** Gridlines and both axes with their numbers, which stand before the curve is drawn, and cost it nothing. */
export const CurveAxes = memo(function CurveAxes({ xName, ticks, domain, width, height }: CurveAxesProps) {
  const { at } = curveScale(domain, width);
  const up = curveHeight(ticks, height);
  return (
    <PlotAxes
      width={width}
      height={height}
      left={CURVE_ROOM.margin.left + CURVE_ROOM.yAxis}
      right={width - CURVE_ROOM.margin.right}
      bottom={height - CURVE_ROOM.xAxis - CURVE_ROOM.margin.bottom}
      rows={ticks.map((tick) => ({ at: up(tick), text: formatTick(tick) }))}
      columns={wholeTicks(domain, width).map((tick) => ({ at: at(tick), text: String(tick) }))}
      title={xName}
    />
  );
});
