import { memo, useMemo, type PointerEvent } from 'react';
import { textFitter } from './fitted-text.ts';
import { useOneByOne } from './use-one-by-one.ts';

export interface MatrixMapProps {
  /** Names of rows and columns, in the order in which they are drawn; those set back are in grey. */
  readonly names: readonly { readonly title: string; readonly setBack: boolean }[];
  /** From −1 to 1, or NaN. */
  readonly value: (row: number, column: number) => number;
  readonly format: (value: number) => string;
  readonly width: number;
  readonly alternative: string;
  readonly onPoint: (at: { readonly row: number; readonly column: number } | undefined) => void;
}

const HEAD = 24;
/** More cells than these rows have are not drawn in one frame. */
const ROWS_AT_ONCE = 8;

/** A square of coloured cells around zero: blue below, orange above. Columns are numbered as the rows are. */
export const MatrixMap = memo(function MatrixMap(props: MatrixMapProps) {
  const { names, value, format, width, alternative, onPoint } = props;
  const fit = useMemo(() => textFitter(), []);
  const drawn = ROWS_AT_ONCE * useOneByOne(Math.ceil(names.length / ROWS_AT_ONCE));
  const left = Math.min(230, width * 0.42);
  const side = Math.max(8, Math.min(34, Math.floor((width - left) / names.length)));
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top - HEAD) / side);
    const column = Math.floor((event.clientX - box.left - left) / side);
    const inside = [row, column].every((at) => at >= 0 && at < names.length);
    onPoint(inside ? { row, column } : undefined);
  };
  return (
    <svg
      width={width}
      height={HEAD + names.length * side + 4}
      data-chart
      role="img"
      aria-label={alternative}
      onPointerMove={point}
      onPointerLeave={() => onPoint(undefined)}
    >
      {names.map(({ title, setBack }, at) => (
        <g key={title} fontSize={Math.min(12, side)} fill={setBack ? 'var(--muted)' : 'var(--text)'}>
          <title>{title}</title>
          <text
            x={0}
            y={HEAD + (at + 0.5) * side}
            dy="0.35em"
            textDecoration={setBack ? 'line-through' : undefined}
          >
            {fit(`${at + 1} ${title}`, left - 6)}
          </text>
          {side < 12 && at % 5 !== 0 ? undefined : (
            <text x={left + (at + 0.5) * side} y={HEAD - 8} textAnchor="middle" fontSize={11}>
              {at + 1}
            </text>
          )}
        </g>
      ))}
      {names.slice(0, drawn).map(({ title }, row) => (
        <MatrixRow key={title} {...{ row, columns: names.length, value, format, left, side }} />
      ))}
    </svg>
  );
});

interface MatrixRowProps extends Pick<MatrixMapProps, 'value' | 'format'> {
  readonly row: number;
  readonly columns: number;
  /** Where the first cell begins, and how wide each is, in CSS pixels. */
  readonly left: number;
  readonly side: number;
}

const MatrixRow = memo(function MatrixRow({ row, columns, value, format, left, side }: MatrixRowProps) {
  const top = HEAD + row * side;
  return (
    <g>
      {Array.from({ length: columns }, (_, column) => {
        const own = value(row, column);
        return (
          <rect
            key={column}
            x={left + column * side}
            y={top}
            width={side - 1}
            height={side - 1}
            fill={own < 0 ? 'var(--diverging-low)' : 'var(--diverging-high)'}
            fillOpacity={Number.isNaN(own) ? 0 : Math.min(1, Math.abs(own)) * 0.85}
            stroke="var(--gridline)"
          />
        );
      })}
      {side < 28 ? undefined : (
        <g fontSize={10} fill="var(--text)" textAnchor="middle">
          {Array.from({ length: columns }, (_, column) =>
            column === row ? undefined : (
              <text key={column} x={left + (column + 0.5) * side} y={top + side / 2} dy="0.35em">
                {format(value(row, column))}
              </text>
            ),
          )}
        </g>
      )}
    </g>
  );
});
