import { commentLine } from '../../../../io/sql/comment-line.ts';
import type { SqlDialect } from '../../../../io/sql/sql-dialect.ts';
import type { HandedRun } from '../handed-run.ts';

/** The lines at the top of every SQL file: what it is, where it comes from, and whether such files were ever run. */
export function fileHead(
  { version, config, artifacts, fit }: HandedRun,
  dialect: SqlDialect,
  what: string,
): readonly string[] {
  const customers = artifacts.profiles.ids.length;
  return [
    commentLine(`Strata ${version}: ${what}, for ${dialect.title}.`),
    commentLine(
      `From a run of ${customers} customers, ${fit.k} segments, seed ${config.source.seed}; every constant is written out.`,
    ),
    commentLine(
      dialect.tried === 'never'
        ? `UNTESTED HERE: Strata has no ${dialect.title} to run this on. Believe the self-check at the end, not this file.`
        : `Files like this one are run in ${dialect.title} ${TRIED[dialect.tried]}.`,
    ),
    '--',
  ];
}

const TRIED: Readonly<Record<Exclude<SqlDialect['tried'], 'never'>, string>> = {
  'by tests': 'by the tests of Strata',
  'by tests where it is installed': 'by the tests of Strata wherever it is installed',
};
