import type { ReactNode } from 'react';

interface ColumnBase {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** In CSS pixels, before anybody drags its edge. */
  readonly width: number;
}

/** A column of numbers, one by row index; NaN where a value is missing. */
export interface NumberColumn extends ColumnBase {
  readonly kind: 'number';
  readonly value: (row: number) => number;
  readonly format: (value: number) => string;
  /** What a missing value means. */
  readonly missing: string;
  /** Ends of the small bar behind the number; undefined: no bar. */
  readonly bar: { readonly low: number; readonly high: number } | undefined;
}

/** A column of texts, one by row index. */
export interface TextColumn extends ColumnBase {
  readonly kind: 'text';
  readonly text: (row: number) => string;
  /** What is drawn instead of the bare text. */
  readonly render: ((row: number) => ReactNode) | undefined;
}

/** A column of a table whose rows are known by their index only. */
export type TableColumn = NumberColumn | TextColumn;
