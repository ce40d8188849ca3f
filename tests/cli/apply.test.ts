import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriftDocument } from '../../src/pipelines/segmentation/applied/drift-document.ts';
import { buildStrata, strata } from './strata.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-apply-'));
const at = (name: string): string => join(folder, name);

function orders(count: number, paid: (n: number) => number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const day = String((n % 28) + 1).padStart(2, '0');
    return `c${n % 211},2024-0${(n % 5) + 1}-${day},${paid(n).toFixed(2)}`;
  });
  return ['client,day,paid', ...rows, ''].join('\n');
}

const firstThree = (csv: string): readonly string[] =>
  csv.split('\n').map((line) => line.split(',').slice(0, 3).join(','));

beforeAll(async () => {
  await buildStrata();
  writeFileSync(
    at('orders.csv'),
    orders(1500, (n) => ((n * 37) % 90) + (n % 211) / 10 + 0.5),
  );
  writeFileSync(
    at('dearer.csv'),
    orders(1500, (n) => 40 * (((n * 37) % 90) + (n % 211) / 10 + 0.5)),
  );
  const table = Array.from(
    { length: 90 },
    (_, n) => `${n},${(n * 7) % 31},${((n % 3) * 40 + ((n * 5) % 11)) / 2}`,
  );
  writeFileSync(at('merges.csv'), 'past,canonical\nc1,c2\nc3,c4\n');
  writeFileSync(at('table.csv'), ['id,a,b', ...table, ''].join('\n'));
  const quick = ['--preset', 'development', '--set', 'clustering.restarts=3'];
  for (const [name, more] of [
    ['orders', []],
    ['table', ['--kind', 'customers', '--id', 'id']],
    ['merged', ['--merges', at('merges.csv')]],
  ] as const) {
    const input = ['--input', at(name === 'merged' ? 'orders.csv' : `${name}.csv`)];
    const out = ['--out', at(`${name}-run`), '--handover', at(`${name}-run`)];
    const { status, error } = await strata(['run', ...quick, ...input, ...more, ...out]);
    if (status !== 0) throw new Error(error);
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('strata apply', () => {
  test.each([
    ['orders', []],
    ['table', ['--id', 'id']],
  ])('gives %s the segments of the run that they were in', async (name, more) => {
    const model = ['--model', at(`${name}-run/model.json`), '--input', at(`${name}.csv`)];
    const { status, out, error } = await strata(['apply', ...model, ...more, '--out', at(`${name}-out`)]);
    expect([status, error.includes('Warning')]).toEqual([0, false]);
    expect(out).toMatch(/^No drift seen/);
    expect(readdirSync(at(`${name}-out`)).toSorted()).toEqual(['assignments.csv', 'drift.json']);
    const [then, now] = ['run', 'out'].map((made) =>
      firstThree(readFileSync(at(`${name}-${made}/assignments.csv`), 'utf8')),
    );
    expect(now).toEqual(then);
  });

  test('warns of drift, on stderr and in the one JSON document', async () => {
    const model = ['--model', at('orders-run/model.json'), '--input', at('dearer.csv')];
    const { status, out, error } = await strata(['apply', ...model, '--json']);
    const drift = JSON.parse(out) as DriftDocument;
    expect(status).toBe(0);
    expect(drift.verdict.kind).toBe('drift');
    expect(drift.warnings).toEqual([
      expect.stringMatching(/^Drift: 211 customers, against 211 of the run\. Of /),
    ]);
    expect(error).toContain(`Warning: ${drift.warnings[0]!}\n`);
  });

  test('warns that the merge history of the run is missing', async () => {
    const args = ['apply', '--model', at('merged-run/model.json'), '--input', at('orders.csv')];
    const without = await strata(args);
    expect(without.status).toBe(0);
    expect(without.error).toMatch(/^Warning: In the run of the model 2 ids were counted under another/m);
    const given = await strata([...args, '--merges', at('merges.csv')]);
    expect([given.status, given.error.includes('Warning')]).toEqual([0, false]);
    expect(given.out).toMatch(/against 209 of the run/);
  });

  test.each([
    ['no model', ['--input', at('orders.csv')], /--model.*No file is given.*model\.json/],
    ['no data', ['--model', at('orders-run/model.json')], /--input.*No file is given/],
    ['an option of run', ['--k', '3'], /“--k”: This option has no meaning for strata apply/],
    ['no such file', ['--model', at('none.json'), '--input', at('orders.csv')], /--model.*cannot be read/],
    [
      'no model file',
      ['--model', at('orders.csv'), '--input', at('orders.csv')],
      /This is no model that can be applied: “model” is not JSON/,
    ],
    [
      'a day that is none',
      ['--model', at('orders-run/model.json'), '--input', at('orders.csv'), '--as-of', '2024-02-31'],
      /--as-of.*must be a day/,
    ],
    [
      'a day before the last event',
      ['--model', at('orders-run/model.json'), '--input', at('orders.csv'), '--as-of', '2024-02-01'],
      /2024-02-01 lies before the last event/,
    ],
    [
      'a table without the features',
      ['--model', at('table-run/model.json'), '--input', at('orders.csv')],
      /There is no column “a”\. The model rests on it\./,
    ],
  ])('refuses %s in one line, and leaves no folder', async (_, args, message) => {
    const { status, out, error } = await strata(['apply', ...args, '--out', at('refused')]);
    expect([status, out, existsSync(at('refused'))]).toEqual([2, '', false]);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
  });

  test('tells its own options, and run knows none of them', async () => {
    const { out } = await strata(['apply', '--help']);
    expect(out).toMatch(/--model FILE/);
    expect(out).not.toMatch(/--preset/);
    expect((await strata(['run', '--model', 'x'])).error).toMatch(/no meaning for strata run/);
  });
});
