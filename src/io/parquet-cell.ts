import type { ParquetColumn } from './parquet-columns.ts';

/**
 * A value of a Parquet column as the text that a delimited file would hold: ISO dates and times (with `Z` where the file
 * says that they are in UTC), 32-bit floats with the fewest digits that give them back, JSON for lists, '' for null.
 * Numbers with a fraction carry the point. O(length).
 */
export function parquetCell(value: unknown, { kind, scale }: ParquetColumn): string {
  if (value === null || value === undefined) return '';
  switch (kind) {
    case 'date':
      return isoTime(Number(value) * DAY_MS).slice(0, 10);
    case 'instant':
      return isoTime(Number(value));
    case 'local-time':
      return isoTime(Number(value)).replace(/Z$/, '');
    case 'decimal':
      return typeof value === 'number' && scale > 0 ? value.toFixed(Math.min(scale, 20)) : plain(value);
    case 'single':
      return typeof value === 'number' ? singleText(value) : plain(value);
    case 'plain':
      return plain(value);
    case 'nested':
      return nestedText(value);
  }
}

/** Whether a cell of the column is a number by type. O(1). */
export function isNumberCell(value: unknown, { kind }: ParquetColumn): boolean {
  return kind === 'decimal' || ((kind === 'plain' || kind === 'single') && typeof value === 'number');
}

const DAY_MS = 86_400_000;

const LATEST = 8.64e15;

function isoTime(ms: number): string {
  return Math.abs(ms) <= LATEST ? new Date(ms).toISOString() : String(ms);
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  return nestedText(value);
}

function nestedText(value: unknown): string {
  if (typeof value === 'string') return value;
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === 'bigint') return String(inner);
      return inner instanceof Uint8Array ? undefined : inner;
    }) ?? ''
  );
}

function singleText(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(value);
}
