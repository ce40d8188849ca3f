import { describe, expect, test } from 'vitest';
import { previewBytes, readEvents, utf8 } from './read-file.ts';

function table(header: string, row: (i: number) => string): string {
  return `${header}\n${Array.from({ length: 40 }, (_, i) => row(i)).join('\n')}\n`;
}

const day = (i: number): string => `2023-01-${String((i % 28) + 1).padStart(2, '0')}`;

describe('numbers cut in two by their own commas', () => {
  test.each([
    ['at the end', 'customer_id,date,amount', (i: number) => `C${i % 6},${day(i)},12,50`],
    [
      'behind unique ids',
      'order,customer_id,date,amount',
      (i: number) => `O${i},C${i % 6},${day(i)},1${i},50`,
    ],
    ['in the middle', 'customer_id,date,amount,product', (i: number) => `C${i % 6},${day(i)},${i},51,shoe`],
    [
      'below a header that ends in a comma',
      'customer_id,date,amount,',
      (i: number) => `C${i % 6},${day(i)},${i},50`,
    ],
    [
      'before the time, behind ids that tell rows apart',
      'customer_id,amount,date',
      (i: number) => `C${i},${600 + i},25,${day(i)}`,
    ],
    ['twice', 'customer_id,date,amount,discount', (i: number) => `C${i % 6},${day(i)},${i},50,1,05`],
    ['by thousands', 'customer_id,date,amount', (i: number) => `C${i % 6},${day(i)},1,${200 + i}.50`],
  ])('are refused %s', (_, header, row) => {
    expect(() => previewBytes(utf8(table(header, row)), 'test.csv')).toThrow(
      /row 1: .* more than the header has names: .*in “amount”.*semicolons/,
    );
  });

  test('in some rows only are told of', () => {
    const text = table('customer_id,date,amount', (i) => `C${i % 6},${day(i)},12${i % 2 === 0 ? '' : ',50'}`);
    const { report } = readEvents(previewBytes(utf8(text), 'test.csv'), utf8(text));
    expect(report.warnings.map(({ message }) => message).join()).toMatch(
      /20 rows have more fields.*cut in two/,
    );
  });

  test('below a blank name in some rows only are told of', () => {
    const text = table(
      'customer_id,date,amount,',
      (i) => `C${i % 6},${day(i)},12${i % 2 === 0 ? '' : ',50'}`,
    );
    expect(previewBytes(utf8(text), 'test.csv').plan.warnings).toMatchObject([
      { code: 'unnamed-columns', message: expect.stringMatching(/20 of 40 rows .*such as “50”/) },
    ]);
  });
});

describe('a header with one name fewer than the rows have fields', () => {
  test('is shifted where the rows are numbered, whatever stands below the amount', () => {
    const text = table('customer_id,amount,date', (i) => `${i + 1},${600 + (i % 7)},25,${day(i)}`);
    expect(previewBytes(utf8(text), 'test.csv').header).toEqual([
      'column 1',
      'customer_id',
      'amount',
      'date',
    ]);
  });

  test('is shifted where the rows are numbered, and that is told', () => {
    const { header, plan } = previewBytes(
      utf8(table('customer_id,date,amount', (i) => `${i},C${i % 6},${day(i)},12`)),
      'test.csv',
    );
    expect(header).toEqual(['column 1', 'customer_id', 'date', 'amount']);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['first-name-missing']);
  });

  test('stays where it is when the names fit there', () => {
    const text = table('customer_id,date,amount', (i) => `C${i},${day(i)},12,shoe`);
    expect(previewBytes(utf8(text), 'test.csv').header).toEqual(['customer_id', 'date', 'amount']);
  });
});
