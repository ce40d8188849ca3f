import { memo } from 'react';
import styles from './curve-chart.module.css';
import { CurveMarkers } from './curve-markers.tsx';
import { CurvePlot } from './curve-plot.tsx';

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

/** A measure against a whole number, as one of several small charts that share their horizontal axis. */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { title, hint, xName, points, domain, shown, recommended, width, height, format, onPick } = props;
  const here = points.find((point) => point.x === shown)?.y;
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
      <div className={styles.plot}>
        <CurveMarkers domain={domain} shown={shown} recommended={recommended} width={width} height={height} />
        <CurvePlot
          xName={xName}
          points={points}
          domain={domain}
          width={width}
          height={height}
          format={format}
          onPick={onPick}
        />
      </div>
    </div>
  );
});
