import { describe, expect, test } from 'vitest';
import { editPlan, type PlanEdits } from '../../src/io/edit-plan.ts';
import { previewFile } from '../../src/io/preview-file.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import type { ImportTrial } from '../../src/worker/import-trial.ts';
import { openedTogether } from '../../src/state/opened-files.ts';
import { createFilesPreviewer } from '../../src/worker/preview-files.ts';
import { storedFile } from '../../src/worker/stored-file.ts';
import { tryImport } from '../../src/worker/try-import.ts';

async function trialOf(
  text: string,
  quality: Partial<SegmentationConfig['quality']> = {},
  edits: PlanEdits = {},
): Promise<ImportTrial> {
  const file = fileOfBytes('orders.csv', new TextEncoder().encode(text));
  const preview = await previewFile(file);
  return tryImport(file, editPlan(preview, edits), { ...DEFAULT_CONFIG.quality, ...quality }, 1);
}

const ORDERS =
  'customer_id,date,amount\na,2024-01-01,1\ntest-1,2024-01-02,2\nb,soon,3\n,2024-01-03,4\na,2024-01-01,1\n\nb,2024-01-05,900\nb,2024-01-06\n';

test('a trial of several files reads the first by its own columns, and shows its cells under those of the lead', async () => {
  const files = [
    new File(['amount,noted,customer_id\n7,,a\n8,,a\n'], 'a.csv'),
    new File([`customer_id,noted,amount\n${'b,2024-01-02,1\nc,2024-01-03,2\n'.repeat(9)}`], 'b.csv'),
  ];
  const { file, corrections } = openedTogether(files, 1);
  const stored = storedFile(file, file.name);
  const preview = await createFilesPreviewer().preview(stored, {}, corrections.together!);
  expect(preview.files!.map(({ name, isLead }) => [name, isLead])).toEqual([
    ['a.csv', false],
    ['b.csv', true],
  ]);
  const { first, fits } = await tryImport(stored, preview.plan, DEFAULT_CONFIG.quality, 1);
  expect(first.map(({ cells }) => cells)).toEqual([
    ['a', '', '7'],
    ['a', '', '8'],
  ]);
  expect(first[0]!.fate).toEqual({ kind: 'rejected', why: 'The time is missing.' });
  expect(fits.map(({ index, reads, filled, fits: fit }) => [index, reads, filled, fit])).toEqual([
    [0, 'id', 4, 4],
    [1, 'time', 0, 0],
    [2, 'number', 4, 4],
  ]);
});

describe('a trial of an import', () => {
  test('says of each row what would become of it, and why', async () => {
    const { first, random, drawnFrom } = await trialOf(ORDERS, {
      testAccounts: ['test-*'],
      maxAmount: 100,
      dropRepeatedRows: true,
    });
    expect(first.map(({ row, fate }) => [row, fate.kind, 'why' in fate ? fate.why : ''])).toEqual([
      [1, 'kept', ''],
      [2, 'set-aside', 'the id fits a test account (test-*)'],
      [3, 'rejected', 'The time cannot be read.'],
      [4, 'rejected', 'The customer id is missing.'],
      [5, 'set-aside', 'the row is an exact copy of an earlier one'],
      [6, 'set-aside', 'the amount is above 100'],
      [7, 'rejected', 'The row has fewer fields than the header.'],
    ]);
    expect(random).toEqual(first);
    expect(drawnFrom).toBe('whole');
  });

  test('adds up from rows read to rows kept, rule by rule', async () => {
    const { funnel, rules, rejected, isWhole } = await trialOf(ORDERS, { testAccounts: ['test-*'] });
    expect(funnel).toEqual({ read: 7, parsed: 6, valid: 4, kept: 3 });
    expect(isWhole).toBe(true);
    expect(rules.map(({ settings, count, firstRows }) => [settings[0], count, firstRows])).toEqual([
      ['testAccounts', 1, [2]],
      ['maxEventsPerDay', 0, []],
      ['dropAfter', 0, []],
      ['minAmount', 0, []],
      ['maxAmount', 0, []],
      ['dropRepeatedRows', 0, []],
    ]);
    expect(rejected.map(({ reason, count }) => [reason, count])).toEqual([
      ['bad-time', 1],
      ['missing-customer', 1],
      ['ragged-row', 1],
    ]);
  });

  test('says how used columns read, with the cells that do not', async () => {
    const { fits } = await trialOf(ORDERS);
    expect(
      fits.map(({ index, reads, filled, missing, fits: fit }) => [index, reads, filled, missing, fit]),
    ).toEqual([
      [0, 'id', 12, 2, 12],
      [1, 'time', 14, 0, 12],
      [2, 'number', 12, 2, 12],
    ]);
    expect(fits[1]!.misfits[0]).toEqual({ row: 3, approximate: false, cell: 'soon' });
  });

  test('leaves the fate of rows open while a needed column is', async () => {
    const { first, funnel, rules } = await trialOf(ORDERS, {}, { map: { time: '' } });
    expect(first.map(({ fate }) => fate.kind)).toEqual(Array.from({ length: 7 }, () => 'open'));
    expect(funnel.read).toBe(7);
    expect(rules.every(({ count }) => count === 0)).toBe(true);
  });

  test('has no rules for a table of customers, and outlasts a file of which no row can be used', async () => {
    const table = await trialOf('id,x,y\na,1,2\nb,3,4\nc,5,6\n', {}, { kind: 'customers' });
    expect(table.rules).toEqual([]);
    expect(table.funnel).toEqual({ read: 3, parsed: 3, valid: 3, kept: 3 });
    const useless = await trialOf(
      'customer_id,date,amount\na,soon,1\nb,later,2\n',
      {},
      { map: { time: 'date' } },
    );
    expect(useless.funnel).toEqual({ read: 2, parsed: 2, valid: 0, kept: 0 });
  });
});
