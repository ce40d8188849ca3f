import { describe, expect, test } from 'vitest';
import { appendRejects } from '../../src/io/append-rejects.ts';
import { createEventReader } from '../../src/io/event-reader.ts';
import {
  exampleRejects,
  MOST_LOGGED,
  MOST_LOGGED_LENGTH,
  type RejectLog,
  rejectsCsv,
} from '../../src/io/reject-log.ts';
import { createRejectTally } from '../../src/io/reject-tally.ts';
import { fed, previewBytes, utf8 } from './read-file.ts';

function rejectsOf(text: string, fileName = 'test.csv'): RejectLog {
  const bytes = utf8(text);
  const { plan } = previewBytes(bytes, fileName);
  const reader = createEventReader(plan);
  fed(reader, bytes);
  return { fileName, header: plan.header, ...reader.rejects.log() };
}

describe('the rejected rows of a file', () => {
  const log = rejectsOf(
    'customer_id,date,amount,row\na,2024-01-01,1,x\nb,soon,3,"two\nlines"\n=cmd(),2024-01-03,much,-y\nc,2024-01-04\n',
  );

  test('are written with number, reason and their own columns, in file order, and run in no spreadsheet', () => {
    expect([...rejectsCsv(log)].join('')).toBe(
      'row,why it was rejected,what was found,customer_id,date,amount,row 2\r\n' +
        '2,The time cannot be read.,soon,b,soon,3,"two\nlines"\r\n' +
        "3,The amount is not a finite number.,much,'=cmd(),2024-01-03,much,'-y\r\n" +
        '4,The row has fewer fields than the header.,c 2024-01-04,c,2024-01-04\r\n',
    );
  });

  test('are shown by a few examples for each reason', () => {
    const many = rejectsOf(
      `customer_id,date,amount\na,2024-01-01,1\n${'b,soon,3\n'.repeat(5)},2024-01-02,4\nc,2024-01-02,${'9'.repeat(80)}x\n`,
    );
    expect(exampleRejects(many).map(({ row, cells }) => [row, cells[2]])).toEqual([
      [2, '3'],
      [3, '3'],
      [4, '3'],
      [7, '4'],
      [8, `${'9'.repeat(59)}…`],
    ]);
  });

  test('hold what could not be cut into fields as one text', () => {
    const json = rejectsOf(
      '{"customer_id":"a","date":"2024-01-01","amount":1}\n{"customer_id":"b",\n{"customer_id":"c","date":"2024-01-02","amount":2}\n',
      'test.jsonl',
    );
    expect(json.rows.map(({ row, cells }) => [row, JSON.parse(cells)])).toEqual([
      [2, ['{"customer_id":"b",', '{"customer_id":"b",']],
    ]);
  });
});

describe('what is kept of rejected rows', () => {
  const filled = (rows: number, field: string) => {
    const tally = createRejectTally();
    for (let row = 1; row <= rows; row++)
      tally.reject('missing-customer', { row, example: '', record: ['', field] });
    return tally;
  };

  test('ends at a number of rows; all of them are counted', () => {
    const tally = filled(MOST_LOGGED + 5, '1');
    const { rows, total } = tally.log();
    expect([rows.length, rows.at(-1)?.row, total, tally.count()]).toEqual([
      MOST_LOGGED,
      MOST_LOGGED,
      MOST_LOGGED + 5,
      MOST_LOGGED + 5,
    ]);
  });

  test('ends at a number of characters', () => {
    const { rows, total } = filled(40, 'x'.repeat(1_000_000)).log();
    expect(rows.length).toBe(Math.floor(MOST_LOGGED_LENGTH / 1_000_010));
    expect(total).toBe(40);
  });

  test('ends there too where rows of another part of the file would still find room', () => {
    const log = (of: ReturnType<typeof filled>): RejectLog => ({ fileName: 'a', header: [], ...of.log() });
    const parts = [log(filled(40, 'x'.repeat(1_000_000))), log(filled(5, 'y'))];
    const joined = appendRejects(parts, [0, 40]);
    expect([joined.rows.length, joined.total]).toEqual([parts[0]!.rows.length, 45]);
  });
});
