import { memo, useId } from 'react';
import styles from './curve-chart.module.css';
import type { CurveLayout } from './curve-layout.ts';
import { Hatching } from './hatching.tsx';
import type { Ribbon } from './place-labels.ts';

/** What a curve is held against, under it: bands, a threshold, a ring around a point that is pointed out. */
export const CurveBackdrop = memo(function CurveBackdrop({ layout }: { readonly layout: CurveLayout }) {
  const { bands, level, marked, room, width, height } = layout;
  const hatching = useId();
  return (
    <svg className={styles.overlay} width={width} height={height} data-chart aria-hidden="true">
      <Hatching id={hatching} />
      {bands.map(({ label, look, ribbon }) => (
        <g key={label}>
          <path
            d={outline(ribbon)}
            fill={look === 'hatched' ? `url(#${hatching})` : 'var(--mark)'}
            fillOpacity={look === 'hatched' ? 0.7 : 0.4}
          />
          <path
            d={line(ribbon)}
            fill="none"
            stroke="var(--mark)"
            strokeDasharray={look === 'hatched' ? '3 2' : undefined}
          />
        </g>
      ))}
      {level === undefined ? undefined : (
        <line
          x1={room.left}
          x2={room.right}
          y1={level}
          y2={level}
          stroke="var(--text)"
          strokeDasharray="6 3"
        />
      )}
      {marked === undefined ? undefined : (
        <circle cx={marked.x} cy={marked.y} r={6} fill="none" stroke="var(--text)" />
      )}
    </svg>
  );
});

/** The words beside them, over the curve and its grid. */
export const CurveLabels = memo(function CurveLabels({ layout }: { readonly layout: CurveLayout }) {
  const { labels, width, height } = layout;
  return (
    <svg className={styles.overlay} width={width} height={height} data-chart aria-hidden="true">
      {labels.map(({ label, x, y }) => (
        <text key={label} className={styles.label} x={x} y={y} fill="var(--text)" fontSize="11">
          {label}
        </text>
      ))}
    </svg>
  );
});

function outline(ribbon: Ribbon): string {
  if (ribbon.length === 0) return '';
  const back = ribbon.toReversed().map(({ x, bottom }) => `L${x} ${bottom}`);
  return `${line(ribbon)}${back.join('')}Z`;
}

function line(ribbon: Ribbon): string {
  return ribbon.map(({ x, top }, i) => `${i === 0 ? 'M' : 'L'}${x} ${top}`).join('');
}
