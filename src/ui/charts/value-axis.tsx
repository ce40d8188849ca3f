/** What stands below rows of bars or ranges; pixels, but for the ticks. */
export interface ValueAxisProps {
  readonly ticks: readonly number[];
  readonly x: (value: number) => number;
  /** Where the lines of the ticks begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly format: (value: number) => string;
  readonly title?: string;
}

/** Room below `bottom` for the numbers, and for a title beneath. */
export const AXIS_HEIGHT = { plain: 26, titled: 40 };

/** An axis of values below a chart of rows: numbers, faint lines up through the rows, a stronger one at zero. */
export function ValueAxis({ ticks, x, top, bottom, format, title }: ValueAxisProps) {
  const [left, right] = [x(ticks[0] ?? 0), x(ticks.at(-1) ?? 0)];
  return (
    <g fontSize={11} fill="var(--muted)">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={top}
            y2={bottom}
            stroke={tick === 0 ? 'var(--line-strong)' : 'var(--gridline)'}
          />
          <text x={x(tick)} y={bottom + 16} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {title !== undefined && (
        <text x={(left + right) / 2} y={bottom + 33} textAnchor="middle">
          {title}
        </text>
      )}
    </g>
  );
}
