import { memo, useState, type CSSProperties } from 'react';
import { CategoryMark } from './category-mark.tsx';
import type { CategoryStyle } from './category-style.ts';
import styles from './heat-map.module.css';
import { useDrawingTurn } from './use-drawing-turn.ts';

export interface HeatMapRow {
  readonly name: string;
  readonly title: string;
  /** One value per column, and how the cell shows it. */
  readonly values: readonly number[];
  readonly texts: readonly string[];
  /** What a cell means in words, by column. */
  readonly describe: (column: number) => string;
}

export interface HeatMapGroup {
  readonly title: string;
  readonly rows: readonly HeatMapRow[];
}

export interface HeatMapProps {
  readonly caption: string;
  readonly groups: readonly HeatMapGroup[];
  readonly columns: readonly CategoryStyle[];
  /** The value with the strongest colour; beyond it the colour stays. */
  readonly limit: number;
  /** Values nearer to zero than this are set back. */
  readonly notable: number;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}

const ROW_HEIGHT = 26;

/** A table whose cells are coloured around zero: blue below, orange above. It has hundreds of cells, and waits for its turn. */
export const HeatMap = memo(function HeatMap(props: HeatMapProps) {
  const isDrawn = useDrawingTurn();
  if (isDrawn) return <Cells {...props} />;
  const rows = props.groups.reduce((sum, group) => sum + group.rows.length + 1, 1);
  return <div style={{ height: rows * ROW_HEIGHT }} />;
});

function Cells({ caption, groups, columns, limit, notable, selected, onSelect }: HeatMapProps) {
  const [words, setWords] = useState('');
  return (
    <>
      <div className={styles.region} role="region" aria-label={caption} tabIndex={0}>
        <table
          className={styles.table}
          style={{ maxWidth: 220 + columns.length * 76 }}
          onMouseLeave={() => setWords('')}
        >
          <caption className={styles.caption}>{caption}</caption>
          <thead>
            <tr>
              <td className={styles.corner} />
              {columns.map((style) => (
                <th
                  key={style.index}
                  scope="col"
                  className={styles.column}
                  data-selected={selected === style.index || undefined}
                >
                  <button
                    type="button"
                    aria-pressed={selected === style.index}
                    aria-label={`${style.number} ${style.name}`}
                    title={style.name}
                    onClick={() => onSelect(style.index)}
                  >
                    <CategoryMark style={style} />
                    {style.number}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.title}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className={styles.group}>
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row" className={styles.row}>
                    {row.title}
                  </th>
                  {row.values.map((value, column) => (
                    <td
                      key={columns[column]?.index}
                      className={styles.cell}
                      style={cellStyle(value, limit)}
                      data-side={value < 0 ? 'low' : 'high'}
                      data-notable={Math.abs(value) >= notable || undefined}
                      data-selected={selected === columns[column]?.index || undefined}
                      onMouseEnter={() => setWords(row.describe(column))}
                    >
                      {row.texts[column]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <p className={styles.words} aria-hidden="true">
        {words === '' ? 'Point at a cell to read it in words.' : words}
      </p>
    </>
  );
}

function cellStyle(value: number, limit: number): CSSProperties {
  const strength = Number.isNaN(value) ? 0 : Math.min(1, Math.abs(value) / limit);
  return { '--strength': `${Math.round(strength * 100)}%` } as CSSProperties;
}
