import { describe, expect, test } from 'vitest';
import { asideReason } from '../../src/io/aside-row.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import { looksLikeNothing } from '../../src/io/ids-like-nothing.ts';
import { isTotalId } from '../../src/io/total-words.ts';
import { previewBytes, readEvents, utf8 } from './read-file.ts';

const WORDS = [
  'Summe',
  'Grand Total',
  'Subtotal C1',
  'Insgesamt',
  'Итого',
  '合計',
  '合计',
  'Sous-total',
  'Gesamtergebnis',
  'Total général',
  'الإجمالي',
  'إجمالي',
  'Toplam',
  'Összesen',
  'Celkem',
  'TOTAL:',
  'All',
  'Overall',
  'Total for May',
  'ŁĄCZNIE',
  'İçin Toplam'.slice(5),
  'Σύνολο',
  '합계',
  'סה"כ',
  'i alt',
  '* Total *',
  'genel toplam',
  'Сумма',
  'o\u0308sszesen',
  'Total 2023',
];

const CUSTOMERS = [
  'C1',
  'Total Fitness Ltd',
  'TotalEnergies',
  'Sumatra',
  'All Saints',
  'Overallworth',
  'Allan',
  'Summers',
  '42',
  'Süd',
  'Łukasz',
  'Sumo',
  '',
];

test.each(WORDS)('“%s” is an id of a total', (word) => {
  expect(isTotalId(word)).toBe(true);
  expect(looksLikeNothing(word)).toBe(true);
});

test.each(CUSTOMERS)('“%s” is the id of a customer', (word) => {
  expect(isTotalId(word)).toBe(false);
});

test('the same words tell what a row without time is', () => {
  for (const word of ['Toplam', '合計', 'Gesamtergebnis', 'Celkem'])
    expect(asideReason([word, '', '3'], 'bad-time')).toBe('total-row');
});

function file(last: readonly string[], rows = 18): string {
  const lines = Array.from({ length: rows }, (_, i) => `C${i % 6},2023-0${1 + (i % 6)}-1${i % 9},10.50`);
  return ['customer_id,date,amount', ...lines, ...last].join('\n');
}

function read(text: string, missingIds?: readonly string[]): ReturnType<typeof readEvents> {
  const preview = previewBytes(utf8(text), 'test.csv');
  const plan = missingIds === undefined ? preview.plan : editPlan(preview, { missingIds });
  return readEvents({ ...preview, plan }, utf8(text));
}

describe('a dated row of a total', () => {
  test.each(WORDS)('“%s” is set aside where it holds the sum of the rows above', (word) => {
    const text = file([`"${word.replaceAll('"', '""')}",2023-12-31,189`]);
    const { table, report } = read(text);
    expect(table.customerIds).toHaveLength(6);
    expect(report.rejected).toMatchObject([{ reason: 'total-row', count: 1 }]);
    expect(report.warnings.at(-1)).toMatchObject({
      code: 'totals',
      message: expect.stringContaining('(189)'),
    });
  });

  test('is set aside below each part and below all of them', () => {
    const text = file([
      'Subtotal C1,2023-12-31,189',
      'C1,2023-12-31,5',
      'C2,2023-12-31,6',
      'Subtotal C2,2023-12-31,11',
      'Grand total,2023-12-31,200',
    ]);
    expect(read(text).report.rejected).toMatchObject([{ reason: 'total-row', count: 3 }]);
  });

  test('is set aside where the word stands behind the name, as in subtotals of spreadsheets, and is no person', () => {
    const text = file(['C1,2023-12-30,4', 'C1,2023-12-30,5', 'C1 Total,2023-12-31,198']);
    const named = text.replaceAll('C5,', 'Carla Total,');
    const { table, report } = read(named);
    expect(report.rejected).toMatchObject([{ reason: 'total-row', count: 1 }]);
    expect(table.customerIds).toContain('Carla Total');
    expect(report.warnings.map(({ code }) => code)).toContain('id-words');
  });

  test('is told from rows of totals that name no time or no customer', () => {
    const text = file([
      'Subtotal,,189',
      'C1,2023-12-30,4',
      'C2,2023-12-31,5',
      ',2023-12-31,9',
      'Total,2023-12-31,198',
    ]);
    const { plan } = previewBytes(utf8(text), 'test.csv');
    expect(plan.needsChoice).toMatchObject([{ setting: 'missing-ids', chosen: 'kept', ids: ['Total'] }]);
    const named = text.replace('\n,2023-12-31,9', '\n,,9');
    expect(previewBytes(utf8(named), 'test.csv').plan.needsChoice).toMatchObject([
      { chosen: 'missing', ids: ['Total'] },
    ]);
  });

  test('is kept and asked about where it holds another sum', () => {
    const text = file(['Summe,2023-12-31,190']);
    const { plan } = previewBytes(utf8(text), 'test.csv');
    expect(plan.needsChoice).toMatchObject([
      {
        setting: 'missing-ids',
        chosen: 'kept',
        ids: ['Summe'],
        message: expect.stringContaining('or a total'),
      },
    ]);
    expect(read(text).report.valid).toBe(19);
  });

  test('is kept where an answer says so, and told of', () => {
    const { report, table } = read(file(['Summe,2023-12-31,189']), []);
    expect(table.customerIds).toContain('Summe');
    expect(report.warnings).toMatchObject([
      { code: 'id-words', message: expect.stringContaining('“Summe” (1 row)') },
    ]);
  });

  test('beyond the rows looked at is told of with its count', () => {
    const { report } = read(file(['Summe,2023-12-31,190', 'Summe,2023-12-31,191'], 6000));
    expect(report.warnings.at(-1)).toMatchObject({
      code: 'id-words',
      message: expect.stringMatching(/“Summe” \(2 rows\).*--read missing=Summe/),
    });
  });

  test('a customer who is called after a total is one unless the sum fits', () => {
    expect(read(file(['Total Fitness Ltd,2023-12-31,12'])).report.warnings).toEqual([]);
  });
});
