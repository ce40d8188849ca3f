import styles from './data-table.module.css';

/** The numbers of a chart as rows; the first column names the row. */
export interface DataTableContent {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A plain table: the twin of a chart. */
export function DataTable({ content }: { readonly content: DataTableContent }) {
  return (
    <div className={styles.region} role="region" aria-label={content.caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{content.caption}</caption>
        <thead>
          <tr>
            {content.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={content.columns[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={content.columns[index]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
