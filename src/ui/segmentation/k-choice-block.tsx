import { memo, useMemo } from 'react';
import type { SweepView } from '../../pipelines/segmentation/views.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { CurveChart } from '../charts/curve-chart.tsx';
import { MeasuredBox } from '../charts/measured-box.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { KControl } from './k-control.tsx';
import styles from './k-choice-block.module.css';
import { kSeries, kStats, kTable } from './k-series.ts';

export interface KChoiceBlockProps {
  readonly sweep: SweepView;
  /** Ends of the horizontal axis: also of what is still to come. */
  readonly range: readonly [low: number, high: number];
  /** The k that can be shown; empty while there are none. */
  readonly choices: readonly number[];
  readonly shown: number | undefined;
  readonly recommended: number | undefined;
  readonly reason: string | undefined;
  /** The sweep is still going on. */
  readonly filling: boolean;
  readonly onChoose: (k: number) => void;
}

const HOW_TO_READ =
  'Each chart judges every number of segments by one measure; the solid line marks the number that is shown, the dashed one the recommended number. ' +
  'A good number stands out from its neighbours in several charts at once; a silhouette near 0 means that the segments overlap.';

/** The measures over k, with the control that chooses which segmentation is shown. */
export const KChoiceBlock = memo(function KChoiceBlock(props: KChoiceBlockProps) {
  const { sweep, range, choices, shown, recommended, reason, filling, onChoose } = props;
  const series = useMemo(() => kSeries(sweep), [sweep]);
  const table = useMemo(() => kTable(sweep), [sweep]);
  if (range[0] === range[1]) {
    return (
      <section className={styles.single} aria-label="Choice of k">
        <StatList stats={kStats(sweep)} />
      </section>
    );
  }
  const tried = range[1] - range[0] + 1;
  return (
    <ChartFrame
      title="Measures by number of segments"
      subtitle={filling ? `${sweep.points.length} of ${tried} tried so far` : undefined}
      howToRead={HOW_TO_READ}
      table={table}
      drawing="svg"
      fileName="strata-choice-of-k"
      above={
        choices.length > 1 ? (
          <KControl choices={choices} shown={shown} recommended={recommended} onChoose={onChoose} />
        ) : undefined
      }
      below={reason === undefined ? undefined : <p className={styles.reason}>{reason}</p>}
    >
      <MeasuredBox>
        {(width) => {
          const columns = width >= 560 ? 4 : width >= 300 ? 2 : 1;
          const each = Math.floor((width - (columns - 1) * 12) / columns);
          return (
            <div
              className={styles.charts}
              style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
            >
              {series.map(({ title, hint, points, format }) => (
                <CurveChart
                  key={title}
                  title={title}
                  hint={hint}
                  xName="k, segments"
                  points={points}
                  domain={range}
                  shown={filling ? undefined : shown}
                  recommended={filling ? undefined : recommended}
                  width={each}
                  height={140}
                  format={format}
                  onPick={onChoose}
                />
              ))}
            </div>
          );
        }}
      </MeasuredBox>
    </ChartFrame>
  );
});
