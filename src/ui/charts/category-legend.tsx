import { CategoryMark } from './category-mark.tsx';
import type { CategoryStyle } from './category-style.ts';
import styles from './category-legend.module.css';

export interface LegendEntry {
  readonly style: CategoryStyle;
  /** How many: "47 / 412". */
  readonly count: string;
}

export interface CategoryLegendProps {
  readonly label: string;
  readonly entries: readonly LegendEntry[];
  readonly selected: number | undefined;
  readonly onSelect: (index: number | undefined) => void;
}

/** Categories with their marks and counts; pressing one selects it, pressing it again selects none. */
export function CategoryLegend({ label, entries, selected, onSelect }: CategoryLegendProps) {
  return (
    <ul className={styles.legend} aria-label={label}>
      {entries.map(({ style, count }) => (
        <li key={style.index}>
          <button
            type="button"
            className={styles.entry}
            aria-pressed={selected === style.index}
            onClick={() => onSelect(selected === style.index ? undefined : style.index)}
          >
            <CategoryMark style={style} />
            <span className={styles.name}>
              {style.number} {style.name}
            </span>
            <span className={styles.count}>{count}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
