import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';
import { buildStrata, strata } from './strata.ts';

async function run(...args: string[]): Promise<ResultDocument> {
  const { status, out, error } = await strata(['run', '--k', '3', '--json', ...args]);
  if (status !== 0) throw new Error(error);
  return JSON.parse(out) as ResultDocument;
}

describe.skipIf(!hasSharedData)('real files are read without a mapping', () => {
  beforeAll(() => buildStrata(), 300_000);

  test('Online Retail', async () => {
    const { funnel, totals, mapping } = await run(
      '--input',
      sharedData('transactions/online_retail_2011_02_03.csv.gz'),
    );
    expect(funnel.read).toBe(64_455);
    expect(funnel.rejected.find(({ reason }) => reason === 'missing-customer')?.count).toBe(16_270);
    expect(totals).toMatchObject({ customers: 1473, firstDay: '2011-02-01', lastDay: '2011-03-31' });
    expect(totals.revenue).toBeCloseTo(1_016_510.76, 2);
    expect(mapping['amount']?.replaceAll(' ', '')).toBe('Quantity*UnitPrice');
  });

  test.each([
    ['cdnow_sample.csv', 6919, 2357, 244_091.94],
    ['pagila_payments.csv.gz', 16_049, 599, 67_416.51],
    ['chinook_invoices.csv', 412, 59, 2328.6],
    ['rfm_orders.csv', 4906, 995, undefined],
  ])('%s', async (name, rows, customers, revenue) => {
    const { funnel, totals } = await run('--input', sharedData(`transactions/${name}`));
    expect(funnel).toMatchObject({ read: rows, kept: rows });
    expect(totals.customers).toBe(customers);
    if (revenue !== undefined) expect(totals.revenue).toBeCloseTo(revenue, 2);
  });

  test('commits under several addresses are united, and the totals stay', async () => {
    const events = ['--input', sharedData('ids/numpy_commits_events.csv.gz'), '--map', 'customer=email_key'];
    const merges = ['--merges', sharedData('ids/numpy_commits_links.csv.gz')];
    const columns = ['--map-merges', 'past=alias_email_key,canonical=canonical_email_key'];
    const [apart, united] = await Promise.all([run(...events), run(...events, ...merges, ...columns)]);
    expect(apart.totals.customers).toBe(2320);
    expect(united.identity).toMatchObject({ rawIds: 2320, customers: 2119 });
    expect(united.identity?.issues.filter(({ kind }) => kind === 'conflict')).toHaveLength(1);
    const { customers: _, ...same } = united.totals;
    expect(apart.totals).toMatchObject(same);
  });
});

describe.skipIf(!hasSharedData)('structure is found where it is, and only there', () => {
  beforeAll(() => buildStrata(), 300_000);

  test.each([
    ['fcps/hepta.csv', 'clear', 7],
    ['fcps/tetra.csv', 'clear', 4],
    ['fcps/twodiamonds.csv', 'clear', 2],
    ['fcps/wingnut.csv', 'clear', 2],
    ['labelled/wine.csv', 'clear', 3],
  ])('%s: %s, k = %i', { timeout: 120_000 }, async (name, structure, k) => {
    const { kSelection, truth } = await judge(name);
    expect(kSelection).toMatchObject({ structure, chosen: k });
    expect(truth?.ari).toBeGreaterThan(0.6);
  });

  test('fcps/golfball.csv: none', { timeout: 120_000 }, async () => {
    expect((await judge('fcps/golfball.csv')).kSelection.structure).toBe('none');
  });
});

async function judge(name: string): Promise<ResultDocument> {
  const table = ['--kind', 'customers', '--input', sharedData(`customers/${name}`), '--truth', 'label'];
  const { status, out, error } = await strata(['run', '--json', '--k-range', '2-10', ...table]);
  if (status !== 0) throw new Error(error);
  return JSON.parse(out) as ResultDocument;
}
