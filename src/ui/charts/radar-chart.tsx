import { memo, useMemo } from 'react';
import type { CategoryStyle } from './category-style.ts';
import { textFitter } from './fitted-text.ts';
import { markPath } from './mark-shapes.ts';

export interface RadarChartProps {
  /** Titles of the spokes, clockwise from the top. */
  readonly spokes: readonly string[];
  readonly series: readonly {
    readonly style: CategoryStyle;
    /** 0 … 1 along each spoke; NaN leaves the line open there. */
    readonly values: readonly number[];
  }[];
  /** A ring that stands for all, with its words. */
  readonly ring: { readonly at: number; readonly label: string };
  readonly format: (value: number) => string;
  readonly width: number;
  readonly alternative: string;
}

const RINGS = [0.25, 0.5, 0.75, 1];

/** A few categories over a few spokes from 0 in the middle to 1 at the rim. */
export const RadarChart = memo(function RadarChart(props: RadarChartProps) {
  const { spokes, series, ring, format, width, alternative } = props;
  const fit = useMemo(() => textFitter(), []);
  const side = Math.min(width, 560);
  const room = side < 460 ? 112 : 120;
  const radius = side / 2 - room * 0.72;
  const height = 2 * radius + 120;
  const middle = { x: width / 2, y: height / 2 };
  const point = (spoke: number, value: number) => {
    const angle = (2 * Math.PI * spoke) / spokes.length - Math.PI / 2;
    return { x: middle.x + Math.cos(angle) * radius * value, y: middle.y + Math.sin(angle) * radius * value };
  };
  const polygon = (values: readonly number[]): string =>
    values
      .map((value, spoke) => {
        const { x, y } = point(spoke, Number.isNaN(value) ? 0 : value);
        return `${spoke === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('');
  return (
    <svg width={width} height={height} data-chart role="img" aria-label={alternative}>
      {RINGS.map((at) => (
        <path
          key={at}
          d={`${polygon(spokes.map(() => at))}Z`}
          fill="none"
          stroke={at === ring.at ? 'var(--mark)' : 'var(--gridline)'}
          strokeDasharray={at === ring.at ? '4 3' : undefined}
          strokeWidth={at === ring.at ? 1.5 : 1}
        />
      ))}
      {spokes.map((title, spoke) => {
        const end = point(spoke, 1);
        const words = point(spoke, 1 + 12 / radius);
        const anchor = Math.abs(words.x - middle.x) < 12 ? 'middle' : words.x > middle.x ? 'start' : 'end';
        const space = anchor === 'middle' ? 200 : anchor === 'start' ? width - words.x - 2 : words.x - 2;
        const lines = inLines(title, side < 460 ? 13 : 18);
        const lift = anchor !== 'middle' ? 0.5 : words.y < middle.y ? 1 : 0;
        return (
          <g key={title}>
            <line x1={middle.x} y1={middle.y} x2={end.x} y2={end.y} stroke="var(--gridline)" />
            <text textAnchor={anchor} fontSize={12} fill="var(--text)">
              <title>{title}</title>
              {lines.map((line, at) => (
                <tspan key={line} x={words.x} y={words.y + (at - (lines.length - 1) * lift) * 14} dy="0.35em">
                  {fit(line, space)}
                </tspan>
              ))}
            </text>
          </g>
        );
      })}
      {series.map(({ style, values }) => (
        <g key={style.index}>
          <path
            d={`${polygon(values)}Z`}
            fill={style.colour}
            fillOpacity={0.08}
            stroke={style.colour}
            strokeWidth={2}
            strokeLinejoin="round"
          />
          {values.map((value, spoke) => {
            const { x, y } = point(spoke, value);
            return Number.isNaN(value) ? undefined : (
              <path
                key={spokes[spoke]}
                d={markPath(style.shape, 4)}
                transform={`translate(${x.toFixed(1)},${y.toFixed(1)})`}
                fill={style.hollow ? 'var(--surface)' : style.colour}
                stroke={style.colour}
              >
                <title>{`${style.number} ${style.name}, ${spokes[spoke]}: ${format(value)}`}</title>
              </path>
            );
          })}
        </g>
      ))}
      <g fontSize={11} fill="var(--muted)" stroke="var(--surface)" strokeWidth={3} paintOrder="stroke">
        {RINGS.map((at) => (
          <text key={at} x={middle.x + 4} y={middle.y - radius * at} dy="0.9em">
            {at === ring.at && side >= 460 ? ring.label : format(at)}
          </text>
        ))}
      </g>
    </svg>
  );
});

/** Words broken into lines of about so many letters. */
function inLines(title: string, letters: number): readonly string[] {
  return title.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > letters) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
