import { CategoryMark } from './charts/category-mark.tsx';
import { categoryStyle } from './charts/category-style.ts';
import styles from './segment-name.module.css';

/** A segment as it is called everywhere: shape and colour, number, name. */
export function SegmentName({ id, name }: { readonly id: number; readonly name: string }) {
  return (
    <span className={styles.segment}>
      <CategoryMark style={categoryStyle(id, name, undefined)} />
      <span>
        {id + 1} {name}
      </span>
    </span>
  );
}
