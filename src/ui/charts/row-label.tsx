import type { CategoryStyle } from './category-style.ts';
import { markPath } from './mark-shapes.ts';

export interface RowLabelProps {
  readonly style: CategoryStyle | undefined;
  /** As much of number and name as there is room for. */
  readonly label: string;
  readonly left: number;
  readonly middle: number;
  readonly strong: boolean;
}

/** The mark and the words at the left of a row of bars; the full name is its tooltip. */
export function RowLabel({ style, label, left, middle, strong }: RowLabelProps) {
  if (style === undefined) return <g />;
  return (
    <g transform={`translate(${left},${middle})`} fontSize={12} fontWeight={strong ? 600 : 400}>
      <title>{`${style.number} ${style.name}`}</title>
      <path
        d={markPath(style.shape, 4)}
        transform="translate(6,0)"
        fill={style.hollow ? 'none' : style.colour}
        stroke={style.colour}
      />
      <text x={15} dy="0.35em" fill="var(--text)">
        {label}
      </text>
    </g>
  );
}
