import type { ReactNode } from 'react';
import styles from './chart-controls.module.css';

/** The controls of a chart in a row that wraps. */
export function ChartControls({ children }: { readonly children: ReactNode }) {
  return <div className={styles.controls}>{children}</div>;
}

/** Small words that belong to a chart. */
export function ChartNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}
