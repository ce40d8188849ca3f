import { readFileSync } from 'node:fs';
import { present } from '../../../src/base/assert.ts';
import { type DuckDb, duckdb } from '../../pipelines/segmentation/handover/sql-engines.ts';

/** DuckDB takes its time to start, which a page spends once and not for every file. */
export function startedEngines(): { make(): Promise<void>; take(): DuckDb } {
  let engine: DuckDb | undefined;
  return {
    async make() {
      engine = await duckdb();
    },
    take() {
      const started = present(engine, 'an engine that was started');
      engine = undefined;
      return started;
    },
  };
}

/** A number that depends on the last time, the count and the money of every customer. The file is read and the SQL is run. */
export function rfmInDuckDb(engine: DuckDb, path: string, sql: string): number {
  try {
    engine.register('orders.csv', readFileSync(path));
    const [row] = engine.query(`
      SELECT CAST(sum(epoch(last) % 86400 + n + round(money * 100)) AS DOUBLE) AS total, sum(copies) AS copies FROM (${sql})`);
    return Number(row!['total']);
  } finally {
    engine.close();
  }
}

/** What the file is read as where no copies are looked for. */
export const PLAIN_RFM = `SELECT customer_id, max(order_date) AS last, count(*) AS n, sum(amount) AS money, 0 AS copies
  FROM read_csv('orders.csv') GROUP BY customer_id`;

/** The same with the copies of whole rows counted, as ours does with every file that it reads. */
export const RFM_WITH_COPIES = `SELECT customer_id, max(order_date) AS last, sum(n) AS n, sum(amount * n) AS money, sum(n - 1) AS copies
  FROM (SELECT customer_id, order_date, amount, category, channel, count(*) AS n FROM read_csv('orders.csv') GROUP BY ALL)
  GROUP BY customer_id`;
