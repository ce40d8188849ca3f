import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQL_DIALECTS } from '../../../../src/io/sql/dialects.ts';
import { csvOf, type CsvEngine, type EngineRow } from './sql-engines.ts';

/** Where Debian puts it, by version. */
const INSTALLED = '/usr/lib/postgresql';
const programs = (existsSync(INSTALLED) ? readdirSync(INSTALLED) : [])
  .map((version) => join(INSTALLED, version, 'bin'))
  .find((folder) => existsSync(join(folder, 'initdb')));

/** Who runs it: it refuses to be run by root, so Debian's own user does then. */
const owner: Owner | undefined = process.getuid?.() === 0 ? userOf('postgres') : {};

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** Whether this machine has PostgreSQL and someone to run it. Tests that need it: `test.skipIf(!hasPostgresql)`. */
export const hasPostgresql: boolean = programs !== undefined && owner !== undefined;

/** A PostgreSQL of its own, in a folder of its own, that listens to no network. */
export function postgresql(): Promise<CsvEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-pg-'));
  if (owner?.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'strata', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const settings = `-k ${folder} -c listen_addresses= -c fsync=off -c shared_buffers=32MB`;
  run('pg_ctl', ['-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start']);
  const psql = (sql: string): string =>
    run(
      'psql',
      ['-h', folder, '-U', 'strata', '-d', 'postgres', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1'],
      sql,
    );
  const copied = (table: string, columns: string, csv: string, options: string): void => {
    psql(
      `CREATE TABLE ${table} (${columns});\nCOPY ${table} FROM STDIN WITH (FORMAT csv${options});\n${csv}\\.\n`,
    );
  };
  return Promise.resolve({
    load(table, columns) {
      const { types } = SQL_DIALECTS.postgresql;
      const list = columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${types[type]}`);
      copied(table, list.join(', '), csvOf(columns), '');
    },
    loadCsv(table, crlf) {
      const text = crlf.replaceAll('\r\n', '\n');
      const header = text.slice(0, text.indexOf('\n')).split(',');
      copied(table, header.map((name) => `"${name}" TEXT`).join(', '), text, ', HEADER');
    },
    query(sql) {
      if (!/^(?:WITH|SELECT)/.test(sql)) {
        psql(sql);
        return [];
      }
      return JSON.parse(
        psql(`SELECT COALESCE(JSON_AGG(answer), '[]') FROM (${sql}) answer`),
      ) as readonly EngineRow[];
    },
    close() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true });
    },
  });
}

function run(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(join(programs!, program), args, {
    encoding: 'utf8',
    input,
    cwd: tmpdir(),
    maxBuffer: 2 ** 28,
    ...owner,
    // The server that is started keeps whatever it inherits open.
    ...(program === 'pg_ctl' ? { stdio: 'ignore' } : {}),
  });
  if (status !== 0) throw new Error(`${program}: ${stderr || error?.message}`);
  return stdout;
}

function userOf(name: string): Owner | undefined {
  const [uid, gid] = ['-u', '-g'].map((part) => spawnSync('id', [part, name], { encoding: 'utf8' }));
  return uid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid!.stdout) } : undefined;
}
