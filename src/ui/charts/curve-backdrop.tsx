import { memo, useId } from 'react';
import type { Curve, CurveBand, CurveFrame } from './curve.ts';
import styles from './curve-chart.module.css';
import { CURVE_ROOM, curveHeight, curveScale } from './curve-scale.ts';
import { placeLabels, type Ribbon } from './place-labels.ts';

export type CurveBackdropProps = Pick<Curve, 'points' | 'bands' | 'threshold' | 'mark'> &
  CurveFrame & { readonly ticks: readonly number[] };

/** What a curve is held against, each with its word: bands, a threshold, a point that is pointed out. */
export const CurveBackdrop = memo(function CurveBackdrop(props: CurveBackdropProps) {
  const { points, bands = [], threshold, mark, domain, width, height, ticks } = props;
  const hatching = useId();
  const { at } = curveScale(domain, width);
  const up = curveHeight(ticks, height);
  const room = {
    left: CURVE_ROOM.yAxis + 2,
    right: width - CURVE_ROOM.margin.right,
    top: CURVE_ROOM.margin.top - 6,
    bottom: height - CURVE_ROOM.xAxis,
  };
  const curve = points.flatMap(({ x, y }) =>
    y === undefined ? [] : [{ x: at(x), top: up(y) - 4, bottom: up(y) + 4 }],
  );
  const ribbons = bands.map((band) => ({ band, ribbon: ribbonOf(band, at, up) }));
  const level = threshold === undefined ? undefined : up(threshold.y);
  const marked = curve.find(({ x }) => mark !== undefined && x === at(mark.x));
  const labels = placeLabels(
    [
      ...ribbons.flatMap(({ band, ribbon }) =>
        ribbon.length === 0 ? [] : [{ label: band.label, names: ribbon }],
      ),
      ...(threshold === undefined || level === undefined
        ? []
        : [{ label: threshold.label, names: levelRibbon(level, room) }]),
      ...(mark === undefined || marked === undefined
        ? []
        : [{ label: mark.label, names: [{ ...marked, top: marked.top - 4, bottom: marked.bottom + 4 }] }]),
    ],
    curve,
    room,
  );
  return (
    <svg className={styles.backdrop} width={width} height={height} data-chart aria-hidden="true">
      <defs>
        <pattern id={hatching} width="5" height="5" patternUnits="userSpaceOnUse">
          <path d="M0 5 5 0M-1 1 1-1M4 6 6 4" stroke="var(--mark)" strokeWidth="0.9" />
        </pattern>
      </defs>
      {ribbons.map(({ band, ribbon }) => (
        <g key={band.label}>
          <path
            d={outline(ribbon)}
            fill={band.look === 'hatched' ? `url(#${hatching})` : 'var(--mark)'}
            fillOpacity={band.look === 'hatched' ? 0.6 : 0.26}
          />
          <path
            d={line(ribbon, 'top')}
            fill="none"
            stroke="var(--line-strong)"
            strokeDasharray={band.look === 'hatched' ? '3 2' : undefined}
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
        <circle cx={marked.x} cy={marked.top + 4} r={6} fill="none" stroke="var(--text)" />
      )}
      {labels.map(({ label, x, y }) => (
        <text key={label} className={styles.label} x={x} y={y} fill="var(--text)" fontSize="11">
          {label}
        </text>
      ))}
    </svg>
  );
});

function ribbonOf(band: CurveBand, at: (x: number) => number, up: (y: number) => number): Ribbon {
  return band.points.map(({ x, low, high }) => ({ x: at(x), top: up(high), bottom: up(low) }));
}

function levelRibbon(y: number, room: { readonly left: number; readonly right: number }): Ribbon {
  return [room.left, room.right].map((x) => ({ x, top: y - 1, bottom: y + 1 }));
}

function outline(ribbon: Ribbon): string {
  if (ribbon.length === 0) return '';
  const back = ribbon.toReversed().map(({ x, bottom }) => `L${x} ${bottom}`);
  return `${line(ribbon, 'top')}${back.join('')}Z`;
}

function line(ribbon: Ribbon, edge: 'top' | 'bottom'): string {
  return ribbon.map((each, i) => `${i === 0 ? 'M' : 'L'}${each.x} ${each[edge]}`).join('');
}
