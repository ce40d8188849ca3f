import { memo, type MouseEvent } from 'react';
import type { CurveChartProps } from './curve.ts';
import styles from './curve-chart.module.css';
import { CurveMarkers } from './curve-markers.tsx';
import { CurvePlot } from './curve-plot.tsx';
import { curveScale } from './curve-scale.ts';

/** A measure against a whole number, as one of several small charts that share their horizontal axis. */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { title, hint, xName, points, domain, shown, recommended, width, height, format, onPick } = props;
  const here = points.find((point) => point.x === shown)?.y;
  // Not the chart's own click, which tells only what a mouse has hovered over, and so nothing to a finger.
  const pick = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) =>
    onPick(curveScale(domain, width).nearest(clientX - currentTarget.getBoundingClientRect().left));
  return (
    <div className={styles.chart}>
      <p className={styles.heading}>
        <span className={styles.title} data-export-text>
          {title}
        </span>
      </p>
      <p className={styles.heading}>
        <span className={styles.hint} data-export-text>
          {hint}
        </span>
        <span className={styles.value} data-export-text>
          {here === undefined ? '' : format(here)}
        </span>
      </p>
      <div className={styles.plot} onClick={pick}>
        <CurveMarkers domain={domain} shown={shown} recommended={recommended} width={width} height={height} />
        <CurvePlot
          xName={xName}
          points={points}
          domain={domain}
          width={width}
          height={height}
          format={format}
        />
      </div>
    </div>
  );
});
