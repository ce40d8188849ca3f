import { CurveChart } from '../charts/curve-chart.tsx';
import type { Curve } from '../charts/curve.ts';
import { useInTurn } from '../charts/use-in-turn.ts';
import styles from './k-choice-block.module.css';

export interface KCurvesProps {
  readonly curves: readonly Curve[];
  /** The k that can be shown. */
  readonly choices: readonly number[];
  readonly range: readonly [low: number, high: number];
  readonly width: number;
  readonly shown: number | undefined;
  readonly recommended: number | undefined;
  readonly explained: string | undefined;
  readonly onExplain: (title: string) => void;
  readonly onChoose: (k: number) => void;
}

const SPACE = 12;

/**
 * The curves side by side on the same k axis; where one would be left over, the first takes a row to itself. Left and right
 * choose another k.
 */
export function KCurves({ curves: latest, choices, range, width, onChoose, ...marked }: KCurvesProps) {
  const curves = useInTurn(latest);
  const columns = width >= 560 ? 3 : width >= 300 ? 2 : 1;
  const each = Math.floor((width - (columns - 1) * SPACE) / columns);
  return (
    <div
      className={styles.charts}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      role="group"
      aria-label={`Measures by number of segments${marked.shown === undefined ? '' : `, ${marked.shown} shown`}; left and right arrow keys choose another`}
      tabIndex={choices.length > 1 ? 0 : -1}
      onKeyDown={(event) => {
        const next = chosenBy(event.key, choices, marked.shown);
        if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onChoose(next);
      }}
    >
      {curves.map((curve, index) => {
        const wide = columns > 1 && index === 0 && curves.length % columns === 1;
        return (
          <div key={curve.title} style={wide ? { gridColumn: '1 / -1' } : {}}>
            <CurveChart
              curve={curve}
              xName="k, segments"
              domain={range}
              width={wide ? width : each}
              height={150}
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

/** The k that a key leads to; undefined for other keys, and where there is none. */
function chosenBy(key: string, choices: readonly number[], shown: number | undefined): number | undefined {
  const at = choices.findIndex((k) => k === shown);
  if (key === 'Home') return choices[0];
  if (key === 'End') return choices.at(-1);
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  return choices[at + (key === 'ArrowLeft' ? -1 : 1)];
}
