import { describe, expect, test } from 'vitest';
import { appendEvents, type ImportedPart } from '../../src/io/append-events.ts';
import { readPart } from '../../src/io/read-part.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { previewBytes, utf8 } from './read-file.ts';

const HEADER = 'customer_id,date,amount\n';
const ROWS = 'a,2024-01-01,5\nb,2024-01-02,7\n';

/** Files as [name, rows], each read by itself. */
function partsOf(files: readonly (readonly [name: string, rows: string])[]): Promise<ImportedPart[]> {
  return Promise.all(
    files.map(([name, rows]) => {
      const bytes = utf8(HEADER + rows);
      const file = fileOfBytes(name, bytes);
      return readPart({ file, plan: previewBytes(bytes, name).plan }, () => undefined);
    }),
  );
}

describe('appendEvents', () => {
  test('copies of a row in a later file count as repeated, and rows count on', async () => {
    const { table, report } = appendEvents(
      await partsOf([
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

  test('several files give what one file with all rows gives, rejected and repeated ones too', async () => {
    const pieces = [
      'a,2024-01-01,5\n,2024-01-02,7\nb,2024-01-02,7\nb,2024-01-02,7\n',
      ',2024-01-02,7\nc,never,1\na,2024-01-01,5\n',
      'd,2024-02-01,x\nc,2024-01-05,2\nb,2024-01-02,7\nc,never,1\n',
    ];
    const [whole] = await partsOf([['f.csv', pieces.join('')]]);
    const united = appendEvents(await partsOf(pieces.map((rows, i) => [`f${i}.csv`, rows] as const)));
    expect(united.table).toEqual(whole!.table);
    expect(united.rejects.rows).toEqual(whole!.rejects.rows);
    const { fileName: _one, bytes: _bytes, ...report } = whole!.report;
    expect(united.report).toMatchObject({ ...report, repeatedRows: 5 });
  });

  test('what is told of one file names it, and what holds for all is said once', async () => {
    const odd = 'a,1970-01-01,5\n';
    const warningsOf = async (second: string) =>
      appendEvents(
        await partsOf([
          ['one.csv', odd],
          ['two.csv', second],
        ]),
      ).report.warnings.filter(({ code }) => code === 'implausible-times');
    expect((await warningsOf(ROWS)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^one\.csv: 1 row has an implausible time/),
    ]);
    expect((await warningsOf('b,1970-01-01,9\n')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^1 row has an implausible time/),
    ]);
  });

  test('a file of the same content as another is told of, with both names', async () => {
    const { report } = appendEvents(
      await partsOf([
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

  test('the same file given twice is told of', async () => {
    const { report } = appendEvents(
      await partsOf([
        ['one.csv', ROWS],
        ['one.csv', ROWS],
      ]),
    );
    expect(report.warnings.map(({ code }) => code)).toContain('same-content');
  });
});
