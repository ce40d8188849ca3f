import { expect, test } from 'vitest';
import { profileColumn } from '../../src/io/column-profile.ts';
import { decimalVotes } from '../../src/io/decimal-mark.ts';
import { chooseTimeReading } from '../../src/io/choose-time-reading.ts';

/** The order of a column with these cells, and what is offered where they leave it open. */
function orderOf(cells: readonly string[]) {
  const records = cells.map((cell) => [cell]);
  const column = profileColumn(
    records,
    { index: 0, name: 'date', decimals: decimalVotes(records, [0]) },
    '.',
  );
  const { reading, choices } = chooseTimeReading(column, records);
  const [choice] = choices;
  return choice === undefined
    ? { order: reading.order }
    : {
        order: reading.order,
        required: choice.required,
        offered: [choice.chosen, ...choice.alternatives],
        message: choice.message,
      };
}

const two = (value: number): string => String(value).padStart(2, '0');

const dates = (write: (day: string, month: string) => string): readonly string[] =>
  Array.from({ length: 60 }, (_, i) => write(two(1 + ((i * 5) % 28)), two(1 + (i % 12))));

test.each(['-', '/', '.'])(
  'years of two digits that come first are told by the spread of the parts: %s',
  (mark) => {
    expect(orderOf(dates((day, month) => ['24', month, day].join(mark)))).toEqual({ order: 'year-first' });
  },
);

test('years of two digits that come last leave the order as the days tell it', () => {
  expect(orderOf(dates((day, month) => `${day}/${month}/24`))).toEqual({ order: 'day-first' });
  expect(orderOf(dates((day, month) => `${month}/${day}/24`))).toEqual({ order: 'month-first' });
  expect(orderOf(dates((day, month) => `${day}.${month}.24`))).toEqual({ order: 'day-first' });
});

test.each(['.', '/', '-'])('a day of each month for years leaves open where the year stands: %s', (mark) => {
  const monthly = Array.from({ length: 144 }, (_, i) =>
    ['25', two(1 + (i % 12)), two(8 + Math.floor(i / 12))].join(mark),
  );
  expect(orderOf(monthly)).toMatchObject({ required: true, order: 'day-first' });
  const firsts = monthly.map((cell) => `01${cell.slice(2)}`);
  expect(orderOf(firsts)).toMatchObject({ required: true });
  const backwards = monthly.map((cell) => cell.split(mark).toReversed().join(mark));
  expect(orderOf(backwards)).toMatchObject({ required: true });
});

test.each(['.', '/'])('days of twelve years need no question: %s', (mark) => {
  const days = Array.from({ length: 300 }, (_, i) =>
    [two(1 + ((i * 11) % 28)), two(1 + (i % 12)), two(10 + (i % 13))].join(mark),
  );
  expect(orderOf(days)).toEqual({ order: 'day-first' });
});

test('a first part that is no day is the year', () => {
  expect(orderOf(['98-01-02', '99-02-03'])).toEqual({ order: 'year-first' });
});

test('dates that may begin with the year or with the day are asked about', () => {
  expect(orderOf(['24-03-09', '24-03-09', '23-04-10'])).toMatchObject({
    required: true,
    offered: ['day-first', 'year-first'],
  });
  expect(orderOf(['04/03/09', '05/03/09'])).toMatchObject({
    required: true,
    offered: ['day-first', 'month-first', 'year-first'],
  });
  expect(orderOf(['24.03.09'])).toMatchObject({ required: true, offered: ['day-first', 'year-first'] });
});

test('years that are followed by the day are read so where all dates can be', () => {
  expect(orderOf(dates((day, month) => `2024-${day}-${month}`))).toEqual({ order: 'year-day-month' });
  expect(orderOf(dates((day, month) => `2024-${month}-${day}`))).toEqual({ order: 'day-first' });
});

test('dates of two orders are asked about with an example of each', () => {
  const mixed = orderOf(['13/01/2024', '14/01/2024', '01/25/2024', '01/02/2024']);
  expect(mixed).toMatchObject({ required: true, offered: ['day-first', 'month-first'] });
  expect(mixed.message).toMatch(/“13\/01\/2024”.*“01\/25\/2024”/);
  const years = orderOf(['2024-13-01', '2024-01-25', '2024-01-26', '2024-01-02']);
  expect(years).toMatchObject({ required: true, offered: ['year-first', 'year-day-month'] });
  expect(years.message).toMatch(/“2024-01-25”.*“2024-13-01”/);
});

test('dates such as 23-Feb-01 are read by the day first, and told of where their first numbers may be years', () => {
  const warningsOf = (cells: readonly string[]): readonly string[] => {
    const records = cells.map((cell) => [cell]);
    const decimals = decimalVotes(records, [0]);
    const column = profileColumn(records, { index: 0, name: 'date', decimals }, '.');
    return chooseTimeReading(column, records).warnings.map(({ message }) => message);
  };
  expect(warningsOf(['23-Feb-01', '23-Mar-05', '23-Apr-17', '24-May-24'])).toEqual([
    expect.stringContaining('such as “23-Feb-01” are read by the day first'),
  ]);
  expect(warningsOf(['01-Feb-19', '01-Mar-20', '01-Apr-23', '02-May-24'])).toEqual([]);
  expect(warningsOf(['03-Feb-23', '17-Mar-23', '28-Apr-23', '02-May-23'])).toEqual([]);
});
