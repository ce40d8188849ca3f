import type { EventTable } from '../../../src/io/event-table.ts';
import type { ImportPlan } from '../../../src/io/import-plan.ts';
import { duckdb } from '../../pipelines/segmentation/handover/sql-engines.ts';
import { PLAIN_RFM, RFM_WITH_COPIES, rfmInDuckDb, startedEngines } from './duckdb-rfm.ts';
import type { GeneratedFile } from './generated-file.ts';
import {
  FIRST_CUSTOMER,
  importOurs,
  NUMBERS_OF_A_CUSTOMER,
  planOf,
  readOurs,
  recencyFrequencyMoney,
  withoutOtherColumns,
} from './our-columns.ts';
import { type PapaColumns, readWithPapaparse } from './papaparse-columns.ts';
import { type StretchReaders, stretchReaders } from './stretch-threads.ts';

/** The file as it crosses processes. */
export type FileToRead = Omit<GeneratedFile, 'remove'>;

/** What is measured, to the number that all of its kind must come to, and what is done before the clock starts. */
export interface FileContender {
  readonly run: () => Promise<number>;
  readonly before?: () => Promise<void>;
}

type Make = (file: FileToRead) => Promise<FileContender>;

/** By their names, a file into columns: all come to its cents. */
export const TO_COLUMNS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['ours, one thread', ours((file, plan) => checked(file, readOurs(file.path, plan)))],
  [
    'ours, one thread, hashed as in the page',
    ours(async (file, plan) => checked(file, await importOurs(file.path, plan))),
  ],
  [
    'ours, two workers, hashed',
    onTwo(async (two, file, plan) => checked(file, await two.read(file.path, plan))),
  ],
  [
    'papaparse to the same columns',
    async (file) => ({ run: async () => checked(file, await readWithPapaparse(file.path)) }),
  ],
]);

/** By their names, a file to recency, frequency and money of each customer: all come to the same {@link totals}. */
export const TO_RFM: ReadonlyMap<string, Make> = new Map<string, Make>([
  [
    'ours, file to RFM: the three columns, one thread',
    ours(({ path }, plan) => totals(recencyFrequencyMoney(readOurs(path, withoutOtherColumns(plan))))),
  ],
  [
    'ours, all columns, one thread',
    ours(({ path }, plan) => totals(recencyFrequencyMoney(readOurs(path, plan)))),
  ],
  [
    'ours, all columns, two workers, hashed',
    onTwo(async (two, { path }, plan) => totals(recencyFrequencyMoney(await two.read(path, plan)))),
  ],
  ['DuckDB-Wasm, one SQL', inStarted(PLAIN_RFM)],
  ['DuckDB-Wasm, copies counted as ours counts them', inStarted(RFM_WITH_COPIES)],
  [
    'DuckDB-Wasm, its start included, one SQL',
    async ({ path }) => ({ run: async () => rfmInDuckDb(await duckdb(), path, PLAIN_RFM) }),
  ],
]);

function ours(run: (file: FileToRead, plan: ImportPlan) => number | Promise<number>): Make {
  return async (file) => {
    const plan = await planOf(file.path);
    return { run: async () => run(file, plan) };
  };
}

function onTwo(run: (two: StretchReaders, file: FileToRead, plan: ImportPlan) => Promise<number>): Make {
  return async (file) => {
    const plan = await planOf(file.path);
    const two = stretchReaders(2);
    return { run: () => run(two, file, plan) };
  };
}

function inStarted(sql: string): Make {
  return async ({ path }) => {
    const started = startedEngines();
    return { run: async () => rfmInDuckDb(started.take(), path, sql), before: started.make };
  };
}

/** The cents of a table, which must be those that were written. */
function checked({ rows, customers, cents }: FileToRead, table: EventTable | PapaColumns): number {
  let sum = 0;
  for (const amount of table.amount) sum += Math.round(amount * 100);
  if (table.rows !== rows || table.customerIds.length !== customers || sum !== cents)
    throw new Error(`Read ${table.rows} rows of ${table.customerIds.length} customers, ${sum} cents.`);
  return sum;
}

/** A number that depends on the last time, the count and the money of every customer. */
function totals(of: ReturnType<typeof recencyFrequencyMoney>): number {
  let total = 0;
  for (let at = FIRST_CUSTOMER; at < of.length; at += NUMBERS_OF_A_CUSTOMER)
    total += ((of[at]! / 1000) % 86_400) + of[at + 1]! + Math.round(of[at + 2]! * 100);
  return total;
}
