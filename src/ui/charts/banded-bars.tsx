import { memo, useId } from 'react';
import { Hatching } from './hatching.tsx';
import { roundTicks } from './round-ticks.ts';
import { AXIS_HEIGHT, ValueAxis } from './value-axis.tsx';

export interface BandedBarsProps {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: number; readonly strong: boolean }[];
  /** What chance reaches, hatched over all rows. */
  readonly band: { readonly label: string; readonly from: number; readonly to: number };
  readonly width: number;
  readonly format: (value: number) => string;
  readonly alternative: string;
}

const ROW = 30;
const BAR = 14;
const HEAD = 38;

/** A few bars from zero, over the band that chance reaches. */
export const BandedBars = memo(function BandedBars(props: BandedBarsProps) {
  const { title, rows, band, width, format, alternative } = props;
  const hatching = useId();
  const left = 118;
  const right = width - 52;
  const bottom = HEAD + rows.length * ROW;
  const known = [...rows.map(({ value }) => value), band.from, band.to].filter(Number.isFinite);
  const ticks = roundTicks(Math.min(0, ...known), Math.max(0, ...known), right - left < 160 ? 2 : 4);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (value: number): number => left + ((value - low) / (high - low)) * (right - left);
  return (
    <svg width={width} height={bottom + AXIS_HEIGHT.plain} data-chart role="img" aria-label={alternative}>
      <Hatching id={hatching} />
      <text x={0} y={12} fontSize={12} fontWeight={600} fill="var(--text)">
        {title}
      </text>
      <ValueAxis ticks={ticks} x={x} top={HEAD} bottom={bottom} format={format} />
      <g>
        <rect
          x={x(band.from)}
          y={HEAD - 4}
          width={Math.max(2, x(band.to) - x(band.from))}
          height={bottom - HEAD + 4}
          fill={`url(#${hatching})`}
          fillOpacity={0.75}
        />
        <line
          x1={x(band.to)}
          x2={x(band.to)}
          y1={HEAD - 4}
          y2={bottom}
          stroke="var(--mark)"
          strokeDasharray="3 2"
        />
        <text x={x(band.from)} y={HEAD - 9} fontSize={11} fill="var(--muted)">
          {band.label}
        </text>
      </g>
      {rows.map(({ name, value, strong }, index) => {
        const middle = HEAD + index * ROW + ROW / 2;
        const end = Number.isFinite(value) ? x(value) : x(0);
        return (
          <g key={name} fontSize={12} fontWeight={strong ? 600 : 400} fill="var(--text)">
            <text x={0} y={middle} dy="0.35em">
              {name}
            </text>
            <rect
              x={Math.min(end, x(0))}
              y={middle - BAR / 2}
              width={Math.abs(end - x(0))}
              height={BAR}
              fill={strong ? 'var(--accent)' : 'var(--mark)'}
            />
            <text
              x={Math.max(end, x(0)) + 5}
              y={middle}
              dy="0.35em"
              stroke="var(--surface)"
              strokeWidth={4}
              strokeLinejoin="round"
              paintOrder="stroke"
            >
              {format(value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
});
