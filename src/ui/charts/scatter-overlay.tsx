import { useId } from 'react';
import { type Place, type Plane, type Plot, screenAt } from './plane.ts';
import styles from './scatter-canvas.module.css';

/** A direction in the data with its name. */
export interface ScatterArrow {
  readonly name: string;
  /** Its tip, in the units of the data. */
  readonly x: number;
  readonly y: number;
}

export interface ScatterOverlayProps {
  readonly width: number;
  readonly height: number;
  readonly plot: Plot;
  readonly plane: Plane;
  /** Of the lasso being drawn. */
  readonly corners: readonly Place[] | undefined;
  /** From the origin. */
  readonly arrows: readonly ScatterArrow[];
}

/** What lies over the points: arrows from the origin, and the lasso being drawn. */
export function ScatterOverlay({ width, height, plot, plane, corners, arrows }: ScatterOverlayProps) {
  const clipId = useId();
  if (corners === undefined && arrows.length === 0) return undefined;
  const origin = screenAt(plane, { x: 0, y: 0 });
  const tips = arrows.map(({ name, ...tip }) => ({ name, ...screenAt(plane, tip) }));
  return (
    <svg className={styles.overlay} width={width} height={height} aria-hidden="true">
      <clipPath id={clipId}>
        <rect x={plot.left} y={plot.top} width={plot.right - plot.left} height={plot.bottom - plot.top} />
      </clipPath>
      <g clipPath={`url(#${clipId})`}>
        {tips.map(({ name, x, y }) => (
          <g key={name}>
            <line className={styles.arrow} x1={origin.x} y1={origin.y} x2={x} y2={y} />
            <circle className={styles.head} cx={x} cy={y} r={3} />
          </g>
        ))}
      </g>
      {placedNames(tips, plot, origin).map(({ name, x, y, anchor }) => (
        <text key={name} className={styles.arrowName} x={x} y={y} textAnchor={anchor}>
          {name}
        </text>
      ))}
      {corners === undefined ? undefined : (
        <polygon className={styles.lasso} points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
      )}
    </svg>
  );
}

interface Named extends Place {
  readonly name: string;
}

const LINE = 12;
const LETTER = 6;

/** Names beside the tips that are in sight, inside the plot, each a line below the one it would cover. */
function placedNames(
  tips: readonly Named[],
  plot: Plot,
  origin: Place,
): readonly (Named & { readonly anchor: 'start' | 'end' })[] {
  const placed: (Named & { readonly anchor: 'start' | 'end' })[] = [];
  const seen = tips.filter(
    ({ x, y }) => x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom,
  );
  for (const { name, x, y } of seen.toSorted((a, b) => a.y - b.y)) {
    const length = name.length * LETTER;
    const toRight = x >= origin.x ? x + length < plot.right : x - length < plot.left;
    const anchor = toRight ? 'start' : 'end';
    let line = Math.max(plot.top + LINE, y + (y > origin.y ? LINE : -5));
    while (placed.some((other) => Math.abs(other.y - line) < LINE && Math.abs(other.x - x) < length))
      line += LINE;
    placed.push({ name, x: x + (toRight ? 5 : -5), y: Math.min(plot.bottom - 3, line), anchor });
  }
  return placed;
}
