import { memo } from 'react';
import { roundTicks } from './round-ticks.ts';

/** One of a few series that are compared over the same levels. */
export interface ComparedLine {
  readonly name: string;
  /** One per level. */
  readonly values: readonly number[];
  readonly colour: string;
  readonly look: 'solid' | 'dashed' | 'dotted';
}

export interface ComparedLinesProps {
  readonly levels: readonly string[];
  readonly lines: readonly ComparedLine[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly width: number;
  readonly formatTick: (value: number) => string;
  readonly alternative: string;
}

const HEIGHT = 260;
const TOP = 26;
const BOTTOM = 44;
const LEFT = 44;
const LABEL_HEIGHT = 15;
const DASHES = { solid: undefined, dashed: '6 3', dotted: '2 3' } as const;

/** Lines from zero over a few levels, named at their ends. */
export const ComparedLines = memo(function ComparedLines(props: ComparedLinesProps) {
  const { levels, lines, xTitle, yTitle, width, formatTick, alternative } = props;
  const right = width - 12 - 7 * Math.max(...lines.map(({ name }) => name.length));
  const bottom = HEIGHT - BOTTOM;
  const known = lines.flatMap(({ values }) => values.filter(Number.isFinite));
  const ticks = roundTicks(Math.min(0, ...known), Math.max(0, ...known), 4);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (index: number): number =>
    LEFT + 14 + (levels.length < 2 ? 0 : (index / (levels.length - 1)) * (right - LEFT - 28));
  const y = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - TOP);
  const labels = apart(
    lines.map(({ name, values, colour }) => ({ name, colour, at: y(values.findLast(Number.isFinite) ?? 0) })),
  );
  return (
    <svg width={width} height={HEIGHT} data-chart role="img" aria-label={alternative}>
      <g fontSize={11} fill="var(--muted)">
        <text x={4} y={12}>
          {yTitle}
        </text>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={LEFT}
              x2={right}
              y1={y(tick)}
              y2={y(tick)}
              stroke={tick === 0 ? 'var(--line-strong)' : 'var(--gridline)'}
            />
            <text x={LEFT - 6} y={y(tick)} dy="0.35em" textAnchor="end">
              {formatTick(tick)}
            </text>
          </g>
        ))}
        {levels.map((level, index) => (
          <text key={level} x={x(index)} y={bottom + 18} textAnchor="middle">
            {level}
          </text>
        ))}
        <text x={(LEFT + right) / 2} y={HEIGHT - 6} textAnchor="middle">
          {xTitle}
        </text>
      </g>
      {lines.map(({ name, values, colour, look }) => (
        <g key={name}>
          <path
            d={pathOf(values, x, y)}
            fill="none"
            stroke={colour}
            strokeWidth={2}
            strokeDasharray={DASHES[look]}
          />
          {values.map((value, index) =>
            Number.isFinite(value) ? (
              <circle key={levels[index]} cx={x(index)} cy={y(value)} r={3} fill={colour}>
                <title>{`${name}, ${levels[index]}: ${formatTick(value)}`}</title>
              </circle>
            ) : undefined,
          )}
        </g>
      ))}
      <g fontSize={12}>
        {labels.map(({ name, colour, at }) => (
          <text key={name} x={right - 4} y={at} dy="0.35em" fill={colour} fontWeight={600}>
            {name}
          </text>
        ))}
      </g>
    </svg>
  );
});

function pathOf(
  values: readonly number[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let begun = false;
  for (const [index, value] of values.entries()) {
    if (Number.isFinite(value)) path += `${begun ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    begun = Number.isFinite(value);
  }
  return path;
}

/** Moves labels down until none lies on another. */
function apart<L extends { readonly at: number }>(labels: readonly L[]): readonly L[] {
  let free = -Infinity;
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map((label) => {
      const at = Math.max(label.at, free);
      free = at + LABEL_HEIGHT;
      return { ...label, at };
    });
}
