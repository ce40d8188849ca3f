import { describe, expect, test } from 'vitest';
import { previewBytes, readCustomers, utf8 } from './read-file.ts';

function read(text: string): ReturnType<typeof readCustomers> & { kind: string } {
  const bytes = utf8(text);
  const preview = previewBytes(bytes, 'test.csv');
  return { kind: preview.plan.kind, ...readCustomers(preview, bytes) };
}

describe('createCustomerReader', () => {
  test('id and known classes are no features, words are left out', () => {
    const { kind, table } = read(
      'id,spend,visits,city,class\nx1,1.5,3,Rome,a\nx2,2.5,4,Oslo,b\nx3,,5,Rome,a\n',
    );
    expect(kind).toBe('customers');
    expect(table.ids).toEqual(['x1', 'x2', 'x3']);
    expect(table.columns.map(({ name, values }) => [name, [...values]])).toEqual([
      ['spend', [1.5, 2.5, NaN]],
      ['visits', [3, 4, 5]],
    ]);
    expect(table.labels).toEqual({ name: 'class', names: ['a', 'b'], codes: new Int32Array([0, 1, 0]) });
  });

  test('rows without an id column are called by their number', () => {
    const { table } = read('spend,visits\n1,2\n3,4\n');
    expect(table.ids).toEqual(['1', '2']);
  });

  test('a row without id is rejected; a word among numbers is missing and told; a repeated id is told', () => {
    const bytes = utf8('id,spend,visits\na,1,2\n,3,4\nb,x,5\na,7,8\n');
    const { table, report } = readCustomers(previewBytes(bytes, 'test.csv'), bytes, {
      id: 'id',
      features: ['spend', 'visits'],
    });
    expect(report.rejected.map(({ reason, firstRows }) => [reason, firstRows])).toEqual([
      ['missing-id', [2]],
    ]);
    expect([...table.columns[0]!.values]).toEqual([1, NaN, 7]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['bad-numbers', 'repeated-ids']);
  });

  test('a value too large to reckon with is missing and told', () => {
    const { table, report } = read('id,spend,visits\nx1,1.5,3\nx2,1e308,4\nx3,-1e100,5\n');
    expect([...table.columns[0]!.values]).toEqual([1.5, NaN, -1e100]);
    expect(report.warnings.map(({ message }) => message).join()).toContain('row 2, “1e308”');
  });

  test('a table of words alone is refused', () => {
    expect(() => read('name,city\nAnn,Rome\nBob,Oslo\n')).toThrow(/No column of numbers/);
  });
});

test('a number behind the rows looked at that has two readings counts as missing, and is told with the remedy', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `c${i},${i}\n`).join('');
  const bytes = utf8(`customer_id,spend\n${rows}x,1.234\ny,1.5\n`);
  const { table, report } = readCustomers(previewBytes(bytes, 'test.csv'), bytes, { kind: 'customers' });
  expect([...table.columns[0]!.values.subarray(5000)]).toEqual([NaN, 1.5]);
  expect(report.warnings).toMatchObject([
    { code: 'ambiguous-numbers', message: expect.stringMatching(/“1\.234”.*decimal=/) as string },
  ]);
});
