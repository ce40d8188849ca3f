import { CurveChart } from '../charts/curve-chart.tsx';
import type { Curve } from '../charts/curve.ts';
import { useOneByOne } from '../charts/use-one-by-one.ts';
import styles from './k-choice-block.module.css';

export interface KCurvesProps {
  readonly curves: readonly Curve[];
  readonly range: readonly [low: number, high: number];
  readonly width: number;
  readonly shown: number | undefined;
  readonly recommended: number | undefined;
  readonly explained: string | undefined;
  readonly onExplain: (title: string) => void;
  readonly onChoose: (k: number) => void;
}

const SPACE = 12;

/** The curves side by side on the same k axis; where there is little room, the first of three is as wide as the others. */
export function KCurves({ curves, range, width, onChoose, ...marked }: KCurvesProps) {
  const drawn = useOneByOne(curves.length);
  const columns = width >= 560 ? 3 : width >= 300 ? 2 : 1;
  const each = Math.floor((width - (columns - 1) * SPACE) / columns);
  return (
    <div className={styles.charts} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {curves.map((curve, index) => {
        const wide = columns === 2 && index % 3 === 0;
        return (
          <div key={curve.title} style={wide ? { gridColumn: '1 / -1' } : {}}>
            <CurveChart
              curve={curve}
              xName="k, segments"
              domain={range}
              width={wide ? width : each}
              height={150}
              waits={index >= drawn}
              shown={marked.shown}
              recommended={marked.recommended}
              explained={marked.explained === curve.title}
              onExplain={marked.onExplain}
              onPick={onChoose}
            />
          </div>
        );
      })}
    </div>
  );
}
