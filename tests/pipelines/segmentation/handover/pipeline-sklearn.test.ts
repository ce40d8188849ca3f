import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csvLine } from '../../../../src/base/csv-line.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { sklearnScript } from '../../../../src/pipelines/segmentation/handover/python/sklearn-script.ts';
import { shownPlaces } from '../../../../src/pipelines/segmentation/handover/shown-places.ts';
import { hasSharedData, sharedData } from '../../../shared-data.ts';
import { readEvents } from '../read-events.ts';
import { givenTable } from '../run-segmentation.ts';
import { eventTable } from './event-table.ts';
import { handed } from './handed.ts';
import { python, pythonWith } from './python.ts';
import type { EngineColumn } from './sql-engines.ts';

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

/** A table of customers under hostile names of features and segments, in three clear groups. */
async function hostileRun() {
  const names = ['"""', "'''", '\\', 'e\nf', '# coding: x', '__proto__', '{x} %s'];
  const columns = Object.fromEntries(
    names.map((name, j) => [
      name,
      Array.from({ length: 60 }, (_, i) => (i % 3) * 10 + Math.sin(i * (j + 2)) + j),
    ]),
  );
  columns['"""']![7] = NaN;
  const run = await handed({
    changes: {
      source: { kind: 'customers' },
      clustering: { k: 3 },
      features: { scaling: 'robust', correlationLimit: 1, weights: { '"""': 2 } },
    },
    given: givenTable(columns),
    segments: [
      { name: '"""\nimport os; os.abort()\n"""', sources: [0, 2], isSetAside: false },
      { name: 'back\\slash \\', sources: [1], isSetAside: true },
    ],
  });
  const { ids, columns: made } = run.artifacts.profiles;
  const table = csvOf([
    { name: 'id', type: 'text', values: ids },
    ...made.map(({ name, values }): EngineColumn => ({ name, type: 'double', values })),
  ]);
  return { run, table };
}

test('nothing but plain ASCII stands in the script, and no line of it begins with a name', async () => {
  const { run } = await hostileRun();
  const content = contentOf(run);
  expect(content.replaceAll(/[\n -~]/g, '')).toBe('');
  expect(content.split('\n').filter((line) => line.includes('os.abort'))).toEqual([
    String.raw`    "\"\"\"\x0aimport os; os.abort()\x0a\"\"\"",`,
  ]);
});

describe.skipIf(scikitLearn === undefined)('pipeline_sklearn.py (needs python3 with scikit-learn)', () => {
  test('gives all generated customers their profiles and segments, read from events or started from our centroids', async () => {
    const run = await handed({ changes: { synthetic: { customers: 200 } } });
    const events = file('events.csv', csvOf(eventTable(run)));
    expect(ran(run, ['--events', events, '--reproduce'])).toEqual(agreeing(run));
  });

  test
    .skipIf(!hasSharedData)
    .each(['transactions/online_retail_2011_02_03.csv.gz', 'transactions/cdnow_sample.csv'])(
    'gives all customers of %s the segment that Strata gave them',
    async (path) => {
      const given = { importedEvents: { value: readEvents(path), key: path } };
      const run = await handed({ changes: { source: { kind: 'events' }, clustering: { k: 5 } }, given });
      expect(ran(run, ['--events', sharedData(path)])).toEqual(agreeing(run));
    },
  );

  test('takes hostile names for names, merges what was merged, and fits anew', async () => {
    const { run, table } = await hostileRun();
    const args = ['--profiles', file('table.csv', table), '--id', 'id'];
    expect(ran(run, args)).toEqual(agreeing(run));
    expect(ran(run, [...args, '--refit'])).toEqual(agreeing(run));
  });

  test('says FAIL and ends with 1 where a constant is wrong, and with 2 where a file is', async () => {
    const { run, table } = await hostileRun();
    const wrong = { ...run, fit: { ...run.fit, centroids: run.fit.centroids.map(() => 0) } };
    const failed = python(scikitLearn!, [file('wrong.py', contentOf(wrong))]);
    expect(failed).toMatchObject({ status: 1, out: expect.stringMatching(/: FAIL$/m) as string });
    const good = file('good.py', contentOf(run));
    for (const [args, message] of [
      [['--profiles', file('none.csv', table)], /no column 'customer_id'/],
      [
        ['--profiles', file('words.csv', table.replace(/\r\n1,[^,]+/, '\r\n1,many')), '--id', 'id'],
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
  const run = await handed({ changes: { synthetic: { customers: 100 }, features: { scaling: 'quantile' } } });
  expect(sklearnScript(run)).toMatchObject({ kind: 'refused', reason: /ranks/ });
});
