import { memo, useId, useMemo } from 'react';
import { textFitter } from './fitted-text.ts';
import { Hatching } from './hatching.tsx';
import { roundTicks } from './round-ticks.ts';
import { AXIS_HEIGHT, ValueAxis } from './value-axis.tsx';

/** A bar and what it is held against. */
export interface ReferenceRow {
  readonly name: string;
  readonly value: number;
  /** Hatched from zero to here, beside the bar. */
  readonly reference: number;
  readonly strong: boolean;
}

export interface ReferenceBarsProps {
  readonly rows: readonly ReferenceRow[];
  /** What the hatching is. */
  readonly referenceLabel: string;
  readonly thresholds: readonly { readonly label: string; readonly value: number }[];
  /** Bars beyond it are cut, their numbers tell how long they are. */
  readonly most: number;
  readonly axisTitle: string;
  readonly width: number;
  readonly format: (value: number) => string;
  readonly formatTick: (value: number) => string;
  /** The whole chart in words. */
  readonly alternative: string;
  readonly selected?: number | undefined;
  readonly onSelect?: ((index: number) => void) | undefined;
}

const LEGEND = 22;
const THRESHOLD_LABELS = 22;
const BAR = 12;
const NARROW = 560;

/** Bars from zero, each over a reference of its own: what chance reaches, or how it was before. */
export const ReferenceBars = memo(function ReferenceBars(props: ReferenceBarsProps) {
  const { rows, referenceLabel, thresholds, most, axisTitle, width, format, formatTick } = props;
  const hatching = useId();
  const fit = useMemo(() => textFitter(), []);
  const narrow = width < NARROW;
  const rowHeight = narrow ? 42 : 26;
  const left = narrow ? 12 : Math.min(240, width * 0.36);
  const right = width - 56;
  const head = LEGEND + (thresholds.length > 0 ? THRESHOLD_LABELS : 0);
  const bottom = head + rows.length * rowHeight;
  const known = rows.flatMap(({ value, reference }) => [value, reference]).filter(Number.isFinite);
  const ends = [...known, ...thresholds.map(({ value }) => value)].map((value) => Math.min(most, value));
  const ticks = roundTicks(0, Math.max(...ends, 1e-9), right - left < 260 ? 3 : 5);
  const high = ticks.at(-1) ?? 1;
  const x = (value: number): number => left + (Math.min(high, Math.max(0, value)) / high) * (right - left);
  return (
    <svg
      width={width}
      height={bottom + AXIS_HEIGHT.titled}
      data-chart
      role="img"
      aria-label={props.alternative}
    >
      <Hatching id={hatching} />
      <ValueAxis ticks={ticks} x={x} top={head} bottom={bottom} format={formatTick} title={axisTitle} />
      <g fontSize={11} fill="var(--muted)">
        <rect x={left} y={1} width={22} height={11} fill={`url(#${hatching})`} stroke="var(--mark)" />
        <text x={left + 28} y={10}>
          {referenceLabel}
        </text>
        {thresholds.map(({ label, value }) => (
          <g key={label}>
            <line
              x1={x(value)}
              x2={x(value)}
              y1={head - 6}
              y2={bottom}
              stroke="var(--muted)"
              strokeDasharray="4 3"
            />
            <text x={x(value) + 3} y={head - 10}>
              {label}
            </text>
          </g>
        ))}
      </g>
      {rows.map((row, index) => (
        <Row
          key={`${index} ${row.name}`}
          row={row}
          label={fit(row.name, narrow ? width - 16 : left - 12)}
          place={{ top: head + index * rowHeight, rowHeight, narrow, width }}
          x={x}
          isCut={row.value > high}
          hatching={hatching}
          format={format}
          isSelected={props.selected === index}
          onSelect={props.onSelect === undefined ? undefined : () => props.onSelect?.(index)}
        />
      ))}
    </svg>
  );
});

interface RowProps {
  readonly row: ReferenceRow;
  readonly label: string;
  readonly place: {
    readonly top: number;
    readonly rowHeight: number;
    readonly narrow: boolean;
    readonly width: number;
  };
  readonly x: (value: number) => number;
  readonly isCut: boolean;
  readonly hatching: string;
  readonly format: (value: number) => string;
  readonly isSelected: boolean;
  readonly onSelect: (() => void) | undefined;
}

function Row({ row, label, place, x, isCut, hatching, format, isSelected, onSelect }: RowProps) {
  const { name, value, reference, strong } = row;
  const { top, rowHeight, narrow, width } = place;
  const middle = top + (narrow ? 29 : rowHeight / 2);
  const end = Number.isFinite(value) ? x(value) : x(0);
  return (
    <g
      fontSize={12}
      fontWeight={isSelected ? 600 : 400}
      fill="var(--text)"
      cursor={onSelect === undefined ? undefined : 'pointer'}
      onClick={onSelect}
    >
      <title>{name}</title>
      <rect
        x={0}
        y={top + 1}
        width={width}
        height={rowHeight - 2}
        fill={isSelected ? 'var(--accent-soft)' : 'transparent'}
      />
      <text
        x={narrow ? 0 : 4}
        y={narrow ? top + 13 : middle}
        dy={narrow ? undefined : '0.35em'}
        stroke={isSelected ? 'var(--accent-soft)' : 'var(--surface)'}
        strokeWidth={narrow ? 4 : 0}
        strokeLinejoin="round"
        paintOrder="stroke"
      >
        {label}
      </text>
      <rect
        x={x(0)}
        y={middle - BAR / 2 - 3}
        width={Math.max(1, x(reference) - x(0))}
        height={BAR + 6}
        fill={`url(#${hatching})`}
        stroke="var(--mark)"
      />
      <rect
        x={x(0)}
        y={middle - BAR / 2}
        width={Math.max(1, end - x(0))}
        height={BAR}
        fill={strong ? 'var(--accent)' : 'var(--mark)'}
      />
      <text x={width - 4} y={middle} dy="0.35em" textAnchor="end">
        {isCut ? `▸ ${format(value)}` : format(value)}
      </text>
    </g>
  );
}
