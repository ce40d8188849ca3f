import { CategoryMark } from './charts/category-mark.tsx';
import { type CategoryStyle, categoryStyle } from './charts/category-style.ts';
import styles from './segment-name.module.css';

/** A segment as it is called everywhere: shape and colour, number, name. `style` where it does not look as its place has it. */
export function SegmentName({
  id,
  name,
  style = categoryStyle(id, name, undefined),
}: {
  readonly id: number;
  readonly name: string;
  readonly style?: CategoryStyle;
}) {
  return (
    <span className={styles.segment}>
      <CategoryMark style={style} />
      <span>
        {style.number} {style.name}
      </span>
    </span>
  );
}
