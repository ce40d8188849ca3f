import type { CategoryStyle } from './category-style.ts';
import { markPath } from './mark-shapes.ts';

/** The shape of a category in its colour; the number or name stands beside it, so it is hidden from assistive technology. */
export function CategoryMark({
  style,
  size = 12,
}: {
  readonly style: CategoryStyle;
  readonly size?: number;
}) {
  const radius = size * 0.36;
  return (
    <svg width={size} height={size} viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`} aria-hidden="true">
      <path
        d={markPath(style.shape, radius)}
        fill={style.hollow ? 'none' : style.colour}
        stroke={style.colour}
        strokeWidth={style.hollow ? 1.5 : 0.5}
      />
    </svg>
  );
}
