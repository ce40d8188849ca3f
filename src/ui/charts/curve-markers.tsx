import type { CurveFrame } from './curve.ts';
import styles from './curve-chart.module.css';
import { CURVE_ROOM, curveScale } from './curve-scale.ts';

export interface CurveMarkersProps extends CurveFrame {
  readonly shown: number | undefined;
  readonly recommended: number | undefined;
}

/** Lines that point out the shown value (solid) and the recommended one (dashed). */
export function CurveMarkers({ domain, shown, recommended, width, height }: CurveMarkersProps) {
  const { margin, xAxis } = CURVE_ROOM;
  const { at } = curveScale(domain, width);
  const line = (x: number) => ({ x1: at(x), x2: at(x), y1: margin.top, y2: height - xAxis - margin.bottom });
  return (
    <svg className={styles.markers} width={width} height={height} data-chart aria-hidden="true">
      {recommended === undefined || recommended === shown ? undefined : (
        <line {...line(recommended)} stroke="var(--line-strong)" strokeDasharray="3 3" />
      )}
      {shown === undefined ? undefined : <line {...line(shown)} stroke="var(--accent)" strokeWidth={1.5} />}
    </svg>
  );
}
