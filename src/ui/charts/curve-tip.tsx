import styles from './curve-chart.module.css';
import type { Curve } from './curve.ts';

/** What a curve has at one place; under the pointer also what it is to be held against there. */
export function CurveTip({
  curve: { points, bands = [], format },
  x,
  xName,
}: {
  readonly curve: Pick<Curve, 'points' | 'bands' | 'format'>;
  readonly x: number;
  readonly xName: string;
}) {
  const point = points.find((each) => each.x === x);
  if (point?.y === undefined) return undefined;
  const error =
    point.low === undefined || point.high === undefined
      ? ''
      : ` (${format(point.low)}–${format(point.high)})`;
  return (
    <div className={styles.tip}>
      <p>
        {xName.slice(0, 1)} = {x}: <strong>{format(point.y)}</strong>
        {error}
      </p>
      {bands.map(({ label, points: band }) => {
        const here = band.find((each) => each.x === x);
        return here === undefined ? undefined : (
          <p key={label} className={styles.more}>
            {label}: up to {format(here.high)}
          </p>
        );
      })}
    </div>
  );
}
