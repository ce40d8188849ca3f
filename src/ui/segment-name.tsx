import { CategoryMark } from './charts/category-mark.tsx';
import { type CategoryStyle, categoryStyle } from './charts/category-style.ts';
import styles from './segment-name.module.css';

/** A segment as it is called everywhere: shape and colour, number, name. `style` where it does not look as its place has it. */
export function SegmentName({
  id,
  name,
  style = categoryStyle(id, name, undefined),
  cut = false,
}: {
  readonly id: number;
  readonly name: string;
  readonly style?: CategoryStyle;
  /** Rather a cut name than a second line; the whole name on pointing at it. */
  readonly cut?: boolean;
}) {
  return (
    <span
      className={cut ? `${styles.segment} ${styles.cut}` : styles.segment}
      title={cut ? `${style.number} ${style.name}` : undefined}
    >
      <CategoryMark style={style} />
      <span>
        {style.number} {style.name}
      </span>
    </span>
  );
}
