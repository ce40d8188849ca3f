import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';

/** Throws {@link InputError} where a file has more data rows than are read. O(1). */
export function requireFewerRows(rows: number, file: string): void {
  if (rows <= MOST_ROWS) return;
  throw new InputError({
    file,
    message: `The table has more than ${countText(MOST_ROWS)} rows, the most that are read.`,
    remedy: 'Split the file by time or by customer, or add the events up by day.',
  });
}

/** Most data rows that a file may have. */
const MOST_ROWS = 50_000_000;
