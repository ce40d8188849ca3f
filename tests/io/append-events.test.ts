import { describe, expect, test } from 'vitest';
import { type ImportedPart, appendEvents } from '../../src/io/append-events.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import { createRowSet } from '../../src/io/row-reader.ts';
import { fed, previewBytes, utf8 } from './read-file.ts';

const HEADER = 'customer_id,date,amount\n';
const ROWS = 'a,2024-01-01,5\nb,2024-01-02,7\n';

/** Files as [name, rows], read one after the other as the command line does. */
function partsOf(files: readonly (readonly [name: string, rows: string])[]): ImportedPart[] {
  const seen = createRowSet();
  return files.map(([name, rows]) => {
    const bytes = utf8(HEADER + rows);
    const reader = createEventReader(previewBytes(bytes, name).plan, seen);
    return { ...fed(reader, bytes), contentHash: rows };
  });
}

describe('appendEvents', () => {
  test('copies of a row in a later file count as repeated, and rows count on', () => {
    const { table, report } = appendEvents(
      partsOf([
        ['one.csv', ROWS],
        ['two.csv', 'c,2024-01-03,1\na,2024-01-01,5\n'],
      ]),
    );
    expect([...table.repeated]).toEqual([0, 0, 0, 1]);
    expect([...table.sourceRow]).toEqual([1, 2, 3, 4]);
    expect(table.customerIds).toEqual(['a', 'b', 'c']);
    expect(report).toMatchObject({ read: 4, valid: 4, repeatedRows: 1, amountSum: 18 });
    expect(report.warnings.map(({ code }) => code)).toEqual(['repeated-rows']);
  });

  test('a file of the same content as another is told of, with both names', () => {
    const { report } = appendEvents(
      partsOf([
        ['one.csv', ROWS],
        ['other.csv', 'c,2024-01-03,1\n'],
        ['copy.csv', ROWS],
      ]),
    );
    expect(report.repeatedRows).toBe(2);
    expect(report.warnings.filter(({ code }) => code === 'same-content')).toEqual([
      { code: 'same-content', message: expect.stringMatching(/“copy\.csv”.*“one\.csv”/) as string },
    ]);
  });

  test('the same file given twice is told of', () => {
    const { report } = appendEvents(
      partsOf([
        ['one.csv', ROWS],
        ['one.csv', ROWS],
      ]),
    );
    expect(report.warnings.map(({ code }) => code)).toContain('same-content');
  });
});
