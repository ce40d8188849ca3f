import { createRequire } from 'node:module';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs';
import initSqlJs from 'sql.js';

/** A column of a table that is put into an engine; missing numbers are NaN, missing texts undefined. */
export interface EngineColumn {
  readonly name: string;
  readonly type: 'text' | 'double' | 'timestamp';
  readonly values: ArrayLike<string | number | undefined>;
}

export type EngineRow = Readonly<Record<string, unknown>>;

/** A database without data, in memory. */
export interface SqlEngine {
  load(table: string, columns: readonly EngineColumn[]): void;
  /** Runs one statement. */
  query(sql: string): readonly EngineRow[];
  close(): void;
}

const require = createRequire(import.meta.url);

/** One that reads delimited text by itself too. */
export interface CsvEngine extends SqlEngine {
  /** Every column is text. */
  loadCsv(table: string, text: string): void;
}

export interface DuckDb extends CsvEngine {
  /** Makes bytes a file that statements can read. */
  register(name: string, bytes: Uint8Array): void;
}

/** DuckDB as WebAssembly, in this thread. */
export async function duckdb(): Promise<DuckDb> {
  const module = (name: string): { mainModule: string; mainWorker: string } => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: '',
  });
  const database = await createDuckDB(
    { mvp: module('mvp'), eh: module('eh') },
    new VoidLogger(),
    NODE_RUNTIME,
  );
  await database.instantiate(() => {});
  const connection = database.connect();
  const types = { text: 'VARCHAR', double: 'DOUBLE', timestamp: 'TIMESTAMP' };
  return {
    load(table, columns) {
      database.registerFileText(`${table}.csv`, csvOf(columns));
      const list = columns.map(({ name, type }) => `${sqlText(name)}: '${types[type]}'`).join(', ');
      connection.query(
        `CREATE TABLE ${table} AS SELECT * FROM read_csv('${table}.csv', header = false, delim = ',', quote = '"', escape = '"', strict_mode = true, nullstr = '', allow_quoted_nulls = false, auto_detect = false, columns = {${list}})`,
      );
    },
    loadCsv(table, text) {
      database.registerFileText(`${table}.csv`, text);
      connection.query(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${table}.csv', all_varchar = true)`);
    },
    register: (name, bytes) => database.registerFileBuffer(name, bytes),
    query: (sql) =>
      connection
        .query(sql)
        .toArray()
        .map((row) => row.toJSON()),
    close: () => connection.close(),
  };
}

/** SQLite as WebAssembly. */
export async function sqlite(): Promise<SqlEngine> {
  const { Database } = await initSqlJs({ useOldExtensionFunctions: false });
  const database = new Database();
  const types = { text: 'TEXT', double: 'REAL', timestamp: 'TEXT' };
  return {
    load(table, columns) {
      const list = columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${types[type]}`);
      database.run(`CREATE TABLE ${table} (${list.join(', ')})`);
      const insert = database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
      database.run('BEGIN');
      for (let row = 0; row < (columns[0]?.values.length ?? 0); row++) {
        insert.run(columns.map(({ values }) => present(values[row]) ?? null));
      }
      database.run('COMMIT');
      insert.free();
    },
    query(sql) {
      const [answer] = database.exec(sql);
      return (answer?.values ?? []).map((cells) =>
        Object.fromEntries(cells.map((cell, at) => [answer!.columns[at]!, cell])),
      );
    },
    close: () => database.close(),
  };
}

/** Lines without a header: texts between quotes, missing values as nothing. */
export function csvOf(columns: readonly EngineColumn[]): string {
  const lines: string[] = [];
  for (let row = 0; row < (columns[0]?.values.length ?? 0); row++) {
    const cells = columns.map(({ type, values }) => {
      const value = present(values[row]);
      if (value === undefined) return '';
      return type === 'timestamp'
        ? new Date(Number(value)).toISOString().slice(0, -1)
        : csvText(String(value));
    });
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

function present(value: string | number | undefined): string | number | undefined {
  return typeof value === 'number' && Number.isNaN(value) ? undefined : value;
}

function csvText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
