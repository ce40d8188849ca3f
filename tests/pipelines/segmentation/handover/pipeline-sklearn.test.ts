import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csvLine } from '../../../../src/base/csv-line.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { mergesCsv } from '../../../../src/pipelines/segmentation/handover/merges-csv.ts';
import { pysparkScript } from '../../../../src/pipelines/segmentation/handover/python/pyspark-script.ts';
import { sklearnScript } from '../../../../src/pipelines/segmentation/handover/python/sklearn-script.ts';
import { shownPlaces } from '../../../../src/pipelines/segmentation/handover/shown-places.ts';
import { hasSharedData, sharedData } from '../../../shared-data.ts';
import { eventTable } from './event-table.ts';
import { handed } from './handed.ts';
import { handedHostileTable, handedRuns, REAL_TRANSACTIONS, slightlyWrong } from './handed-runs.ts';
import { python, pythonWith } from './python.ts';
import type { EngineColumn } from './sql-engines.ts';

const runOf = handedRuns();
const scikitLearn = pythonWith('sklearn', 'numpy');
const folder = mkdtempSync(join(tmpdir(), 'strata-python-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function csvOf(columns: readonly EngineColumn[]): string {
  const rows = Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
    columns.map(({ type, values }) =>
      type === 'timestamp' ? new Date(Number(values[row])).toISOString() : values[row],
    ),
  );
  return [columns.map(({ name }) => name), ...rows].map((cells) => csvLine(cells, true)).join('');
}

/** Runs the script of a run: how it ended, and the customers that it puts elsewhere than Strata did. */
function ran(run: HandedRun, args: readonly string[]) {
  const script = file('pipeline_sklearn.py', contentOf(run));
  const out = join(folder, 'segments.csv');
  rmSync(out, { force: true });
  const ended = python(scikitLearn!, [script, ...args, '--same-data', '--out', out, '--raw-cells']);
  if (ended.status !== 0) throw new Error(`${ended.out}\n${ended.error}`);
  const places = shownPlaces(run);
  const expected = run.artifacts.profiles.ids.map((id, row) => {
    const place = places[run.fit.labels[row]!]!;
    return csvLine([id, place + 1, run.segments[place]!.name], true);
  });
  const found = new Set(
    readFileSync(out, 'utf8')
      .replace('customer_id,segment,segment_name\r\n', '')
      .split(/(?<=\r\n)/),
  );
  return {
    passes: ended.out.match(/: PASS$/gm)?.length,
    customers: found.size,
    differing: expected.filter((line) => !found.has(line)),
  };
}

function agreeing(run: HandedRun) {
  return { passes: 2, customers: run.artifacts.profiles.ids.length, differing: [] };
}

function contentOf(run: HandedRun): string {
  const written = sklearnScript(run);
  if (written.kind === 'refused') throw new Error(written.reason);
  return String(written.content);
}

const HOSTILE_IN_PYTHON = ['"""', "'''", '\\', 'e\nf', '# coding: x', '__proto__', '{x} %s'];

/** A run of a table with hostile names, and that table. */
async function hostileRun() {
  const run = await handedHostileTable(HOSTILE_IN_PYTHON);
  const { ids, columns } = run.artifacts.profiles;
  const table = csvOf([
    { name: 'id', type: 'text', values: ids },
    ...columns.map(({ name, values }): EngineColumn => ({ name, type: 'double', values })),
  ]);
  return { run, table };
}

describe.skipIf(scikitLearn === undefined)('pipeline_sklearn.py (needs python3 with scikit-learn)', () => {
  test('gives all generated customers their profiles and segments, and k-means from our centroids ends there', async () => {
    const run = await runOf('generated');
    const events = file(
      'events.csv',
      csvOf(eventTable(run)).replace(/^.*/, (header) => ` ${header.toUpperCase()}`),
    );
    expect(ran(run, ['--events', events, '--reproduce'])).toEqual(agreeing(run));
  });

  test.skipIf(!hasSharedData).each(REAL_TRANSACTIONS)(
    'gives all customers of %s the segment that Strata gave them',
    async (path) => {
      const run = await runOf(path);
      expect(ran(run, ['--events', sharedData(path)])).toEqual(agreeing(run));
    },
  );

  test('reads more merges than can be written out from their table, and asks for it; ids are folded', async () => {
    const run = await handed({
      changes: {
        synthetic: { customers: 1000, eventsPerCustomer: 12, mergeProbability: 1 },
        identity: { spelling: 'folded' },
      },
    });
    const args = ['--events', file('merged.csv', csvOf(eventTable(run)))];
    expect(() => ran(run, args)).toThrow(/customer_merges\.csv.* with --merges/);
    const merges = mergesCsv(run);
    const table = file('customer_merges.csv', merges.kind === 'written' ? merges.content : '');
    expect(ran(run, [...args, '--merges', table])).toEqual(agreeing(run));
  });

  test('takes hostile names for names, merges what was merged, and fits anew', async () => {
    const { run, table } = await hostileRun();
    const args = ['--profiles', file('table.csv', table), '--id', 'id'];
    expect(ran(run, args)).toEqual(agreeing(run));
    expect(ran(run, [...args, '--refit'])).toEqual(agreeing(run));
    const huge = file('huge.csv', table.replace('NaN', '1e300'));
    expect(ran(run, ['--profiles', huge, '--id', 'id'])).toEqual(agreeing(run));
  });

  test('says FAIL and ends with 1 where a constant is wrong, and with 2 where a file is', async () => {
    const { run, table } = await hostileRun();
    const wrong = { ...run, fit: { ...run.fit, centroids: run.fit.centroids.map(() => 0) } };
    for (const each of [wrong, slightlyWrong(run)]) {
      const failed = python(scikitLearn!, [file('wrong.py', contentOf(each))]);
      expect(failed).toMatchObject({ status: 1, out: expect.stringMatching(/: FAIL$/m) as string });
    }
    const good = file('good.py', contentOf(run));
    for (const [args, message] of [
      [['--profiles', file('none.csv', table)], /no column 'customer_id'/],
      [
        ['--profiles', file('words.csv', table.replace(/\r\n1,[^,]*/, '\r\n1,many')), '--id', 'id'],
        /row 1 has 'many'/,
      ],
      [['--events', join(folder, 'none.csv')], /began with one row for each customer/],
    ] as const) {
      const ended = python(scikitLearn!, [good, ...args]);
      expect(ended).toMatchObject({ status: 2, error: expect.stringMatching(message) as string });
      expect(ended.error).not.toContain('Traceback');
    }
  });
});

test('quantile scaling is refused with its reason', async () => {
  const run = await runOf('generated');
  const config = { ...run.config, features: { ...run.config.features, scaling: 'quantile' } } as const;
  for (const write of [sklearnScript, pysparkScript])
    expect(write({ ...run, config })).toMatchObject({ kind: 'refused', reason: /ranks/ });
});
