import { columnNamed } from './column-names.ts';
import { MOST_LOGGED, MOST_LOGGED_LENGTH, type LoggedReject, type RejectLog } from './reject-log.ts';

/**
 * The rejected rows of several files after each other, under the columns of the first: row numbers count on from `offsets`,
 * and cells of a file whose columns stand in another order are put in place by name. What follows the first row that is not kept
 * is not kept either. O(rejected rows).
 */
export function appendRejects(
  logs: readonly RejectLog[],
  offsets: readonly number[],
): Omit<RejectLog, 'fileName'> {
  const header = logs[0]?.header ?? [];
  const rows: LoggedReject[] = [];
  let total = 0;
  let lengthLeft = MOST_LOGGED_LENGTH;
  for (const [i, log] of logs.entries()) {
    total += log.total;
    const from = header.map((name) => columnNamed(log.header, name));
    const inPlace = from.every((column, at) => column === at);
    for (const { row, reason, cells } of log.rows) {
      if (lengthLeft <= 0 || rows.length === MOST_LOGGED) break;
      const own = inPlace ? cells : rearranged(cells, from);
      lengthLeft -= own.length;
      if (lengthLeft >= 0) rows.push({ reason, row: row + offsets[i]!, cells: own });
    }
    if (log.rows.length < log.total) lengthLeft = 0;
  }
  return { header, rows, total };
}

function rearranged(cells: string, from: readonly number[]): string {
  const [found = '', ...fields] = JSON.parse(cells) as readonly string[];
  return JSON.stringify([found, ...from.map((column) => fields[column] ?? '')]);
}
