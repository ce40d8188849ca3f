import { expect, test } from 'vitest';
import { importOf, previewBytes, readEvents, utf8 } from './read-file.ts';

function read(dates: readonly string[]): {
  readonly days: readonly string[];
  readonly rejected: number;
  readonly told: string;
} {
  const lines = dates.map((date, i) => `C${i % 3},${date},5`);
  const bytes = utf8(`customer_id,date,amount\nC9,2023-02-01,5\n${lines.join('\n')}\n`);
  const { table, report } = readEvents(previewBytes(bytes, 'test.csv'), bytes);
  return {
    days: Array.from(table.time.slice(1), (ms) => new Date(ms).toISOString().slice(5, 10)),
    rejected: report.read - report.valid,
    told: report.warnings.map(({ message }) => message).join(' '),
  };
}

test.each([
  [
    'Croatian',
    ['5. siječnja 2023', '6. listopada 2023', '7. srp 2023', '8. lip 2023'],
    ['01-05', '10-06', '07-07', '06-08'],
  ],
  ['Polish', ['5 stycznia 2023', '6 listopada 2023', '8 lip 2023'], ['01-05', '11-06', '07-08']],
  [
    'Czech',
    ['5. ledna 2023', '6. listopad 2023', '7. července 2023', '7. srp 2023'],
    ['01-05', '11-06', '07-07', '08-07'],
  ],
])('months that differ by language are read where other names show that it is %s', (_, dates, days) => {
  const outcome = read(dates);
  expect(outcome.days).toEqual(days);
  expect(outcome.told).not.toContain('may be');
});

test('months that differ by language are no times where nothing shows the language', () => {
  const outcome = read(['5. listopada 2023', '6. lis 2023', '7. maj 2023']);
  expect(outcome.days).toEqual(['05-07']);
  expect(outcome.rejected).toBe(2);
  expect(outcome.told).toContain('“listopada” may be October or November');
});

test('where names of both languages occur, neither decides', () => {
  expect(read(['5. siječnja 2023', '6. stycznia 2023', '7. listopada 2023']).days).toEqual([
    '01-05',
    '01-06',
  ]);
});

test('a name cut so short that it may be two months is no time, and that is told', () => {
  const outcome = read(['5 jui 2023', '6 juil 2023', '7 juin 2023', '8 mai 2023']);
  expect(outcome.days).toEqual(['07-06', '06-07', '05-08']);
  expect(outcome.told).toContain('“jui” may be June or July');
});

test('a file with none but such months is refused with the reason', async () => {
  const bytes = utf8(
    'customer_id,date,amount\nC1,5. listopada 2023,1\nC2,6. listopada 2023,1\nC1,7. listopada 2023,1\n',
  );
  const outcome = await importOf(bytes, 'test.csv');
  expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining('October or November') });
});
