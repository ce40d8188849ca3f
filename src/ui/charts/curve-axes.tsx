import { memo } from 'react';
import styles from './curve-chart.module.css';
import type { CurveFrame } from './curve.ts';
import { CURVE_ROOM, curveHeight, curveScale, wholeTicks } from './curve-scale.ts';
import { formatTick } from './format-quantity.ts';

export interface CurveAxesProps extends CurveFrame {
  readonly xName: string;
  /** Of the vertical axis. */
  readonly ticks: readonly number[];
}

/** From an axis to its numbers. */
const BESIDE_AXIS = 8;

/** Gridlines and both axes with their numbers, which stand before the curve is drawn, and cost it nothing. */
export const CurveAxes = memo(function CurveAxes({ xName, ticks, domain, width, height }: CurveAxesProps) {
  const { at } = curveScale(domain, width);
  const up = curveHeight(ticks, height);
  const left = CURVE_ROOM.margin.left + CURVE_ROOM.yAxis;
  const right = width - CURVE_ROOM.margin.right;
  const bottom = height - CURVE_ROOM.xAxis - CURVE_ROOM.margin.bottom;
  return (
    <svg
      className={styles.overlay}
      width={width}
      height={height}
      data-chart
      aria-hidden="true"
      fill="var(--muted)"
      fontSize="11"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={up(tick)} y2={up(tick)} stroke="var(--gridline)" />
          <text x={left - BESIDE_AXIS} y={up(tick)} dy="0.355em" textAnchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--line-strong)" />
      {wholeTicks(domain, width).map((tick) => (
        <text key={tick} x={at(tick)} y={bottom + BESIDE_AXIS} dy="0.71em" textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={(left + right) / 2} y={height - 2} textAnchor="middle">
        {xName}
      </text>
    </svg>
  );
});
