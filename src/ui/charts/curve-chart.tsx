import { memo, type MouseEvent, useMemo } from 'react';
import { CurveAxes } from './curve-axes.tsx';
import { CurveBackdrop, CurveLabels } from './curve-backdrop.tsx';
import { type Curve, type CurveFrame, sameCurve } from './curve.ts';
import styles from './curve-chart.module.css';
import { curveLayout } from './curve-layout.ts';
import { CurveMarkers } from './curve-markers.tsx';
import { CurvePlot } from './curve-plot.tsx';
import { curveScale, curveTicks } from './curve-scale.ts';
import { useDrawingTurn } from './use-drawing-turn.ts';

export interface CurveChartProps extends CurveFrame {
  readonly curve: Curve;
  readonly xName: string;
  /** Drawn as a solid line, with its value in the heading. */
  readonly shown: number | undefined;
  /** Drawn as a dashed line. */
  readonly recommended: number | undefined;
  /** Whether the title's explanation is open. */
  readonly explained: boolean;
  readonly onExplain: (title: string) => void;
  readonly onPick: (x: number) => void;
}

/** A measure against a whole number, as one of several small charts that share their horizontal axis. */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { curve, xName, domain, shown, recommended, explained, width, height, onExplain, onPick } = props;
  const { title, hint, points, format } = curve;
  const isDrawn = useDrawingTurn();
  const ticks = useMemo(() => curveTicks(curve), [curve]);
  const layout = useMemo(
    () => curveLayout(curve, { domain, width, height }, ticks),
    [curve, domain, width, height, ticks],
  );
  const here = points.find((point) => point.x === shown)?.y;
  // Not the chart's own click, which tells only what a mouse has hovered over, and so nothing to a finger.
  const pick = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) =>
    onPick(curveScale(domain, width).nearest(clientX - currentTarget.getBoundingClientRect().left));
  return (
    <div className={styles.chart}>
      <p className={styles.heading}>
        <button
          type="button"
          className={styles.title}
          aria-expanded={explained}
          title="What this measures"
          onClick={() => onExplain(title)}
        >
          <span data-export-text>{title}</span>
        </button>
        <span className={styles.value} data-export-text>
          {here === undefined ? '' : format(here)}
        </span>
      </p>
      <p className={styles.hint} title={hint} data-export-text>
        {hint}
      </p>
      <div className={styles.plot} style={{ height }} onClick={pick}>
        <CurveAxes xName={xName} ticks={ticks} domain={domain} width={width} height={height} />
        <CurveBackdrop layout={layout} />
        <CurveMarkers shown={shown} recommended={recommended} domain={domain} width={width} height={height} />
        {isDrawn ? (
          <CurvePlot
            curve={curve}
            xName={xName}
            ticks={ticks}
            domain={domain}
            width={width}
            height={height}
          />
        ) : undefined}
        <CurveLabels layout={layout} />
      </div>
    </div>
  );
}, sameChart);

function sameChart(before: CurveChartProps, after: CurveChartProps): boolean {
  return (Object.keys(after) as (keyof CurveChartProps)[]).every((key) =>
    key === 'curve' ? sameCurve(before.curve, after.curve) : Object.is(before[key], after[key]),
  );
}
