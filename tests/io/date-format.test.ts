import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareNumberKind, isOpenDate, readTime, timeShape } from '../../src/io/date-format.ts';
import type { TimeReading } from '../../src/io/date-format.ts';

const READING: TimeReading = {
  order: 'day-first',
  numbers: 'yyyymmdd',
  monthOnly: 'refuse',
  zoneOffsetMinutes: 0,
};

function iso(text: string, reading: Partial<TimeReading> = {}): string | undefined {
  const ms = readTime(text, { ...READING, ...reading });
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

describe('readTime', () => {
  test.each([
    ['2011-02-01', '2011-02-01T00:00:00.000Z'],
    ['2011/02/01', '2011-02-01T00:00:00.000Z'],
    ['2011-02-01 08:23:00', '2011-02-01T08:23:00.000Z'],
    ['2011-02-01T08:23', '2011-02-01T08:23:00.000Z'],
    ['2023-01-05T12:00:00Z', '2023-01-05T12:00:00.000Z'],
    ['2026-08-21T13:32:39-06:00', '2026-08-21T19:32:39.000Z'],
    ['2020-01-24 21:40:19.996577+00', '2020-01-24T21:40:19.996Z'],
    ['2020-03-29 01:00:00.123456+01', '2020-03-29T00:00:00.123Z'],
    ['2023-01-17T02:00:00+1400', '2023-01-16T12:00:00.000Z'],
    ['2023-01-05 12:00:00 UTC', '2023-01-05T12:00:00.000Z'],
    ['05/01/2023', '2023-01-05T00:00:00.000Z'],
    ['5/1/23', '2023-01-05T00:00:00.000Z'],
    ['05.01.2023 17:30', '2023-01-05T17:30:00.000Z'],
    ['05-01-2023', '2023-01-05T00:00:00.000Z'],
    ['5-Jan-23', '2023-01-05T00:00:00.000Z'],
    ['01-Sep-10', '2010-09-01T00:00:00.000Z'],
    ['5. Januar 2023', '2023-01-05T00:00:00.000Z'],
    ['5 de enero de 2023', '2023-01-05T00:00:00.000Z'],
    ['15 août 2022', '2022-08-15T00:00:00.000Z'],
    ['Jan 5, 2023', '2023-01-05T00:00:00.000Z'],
    ['January 5th, 2023 3:04 PM', '2023-01-05T15:04:00.000Z'],
    ['Thu, 05 Jan 2023 10:00:00 +0100', '2023-01-05T09:00:00.000Z'],
    ['Thu Jan 05 2023 12:00:00 GMT+0100 (CET)', '2023-01-05T11:00:00.000Z'],
    ['2023-01-05T12:00:00+01:00[Europe/Berlin]', '2023-01-05T11:00:00.000Z'],
    ['2023年1月5日', '2023-01-05T00:00:00.000Z'],
    ['20230105', '2023-01-05T00:00:00.000Z'],
    ['20230105T101112Z', '2023-01-05T10:11:12.000Z'],
    ['20230105101112', '2023-01-05T10:11:12.000Z'],
    ['٢٠٢٣-٠١-٠٥', '2023-01-05T00:00:00.000Z'],
    ['1923-01-05', '1923-01-05T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31', '9999-12-31T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test.each([
    '',
    'abc',
    'Total',
    '2023-13-01',
    '2023-02-29',
    '2023-00-10',
    '2023-01-05T25:00',
    '2023-01-05T10:61',
    '31/04/2023',
    '00/01/2023',
    '12',
    '2023',
    'Jan-23',
    '2023-01',
    '5 Foo 2023',
    'May the fourth',
    '2023-01-05 10:00:00 EST',
    '1/2/3',
    '2023-01-05T10:00:00+25:00',
    '9'.repeat(70),
  ])('“%s” is no time', (text) => {
    expect(iso(text)).toBeUndefined();
  });

  test('month first where the file says so', () => {
    expect(iso('01/05/2023 12:01 AM', { order: 'month-first' })).toBe('2023-01-05T00:01:00.000Z');
    expect(iso('01/05/2023 12:01 PM', { order: 'month-first' })).toBe('2023-01-05T12:01:00.000Z');
    expect(iso('13/05/2023', { order: 'month-first' })).toBeUndefined();
    expect(iso('05.01.2023', { order: 'month-first' })).toBe('2023-01-05T00:00:00.000Z');
  });

  test('months without days only where the column consists of them', () => {
    expect(iso('Jan-23', { monthOnly: 'first-day' })).toBe('2023-01-01T00:00:00.000Z');
    expect(iso('2023-07', { monthOnly: 'first-day' })).toBe('2023-07-01T00:00:00.000Z');
  });

  test('bare numbers as the column was recognised', () => {
    expect(iso('1672920000', { numbers: 'epoch-s' })).toBe('2023-01-05T12:00:00.000Z');
    expect(iso('1672920000.5', { numbers: 'epoch-s' })).toBe('2023-01-05T12:00:00.500Z');
    expect(iso('1672920000000', { numbers: 'epoch-ms' })).toBe('2023-01-05T12:00:00.000Z');
    expect(iso('1672920000000000', { numbers: 'epoch-us' })).toBe('2023-01-05T12:00:00.000Z');
    expect(iso('40519', { numbers: 'excel-days' })).toBe('2010-12-07T00:00:00.000Z');
    expect(iso('40519.5', { numbers: 'excel-days' })).toBe('2010-12-07T12:00:00.000Z');
  });

  test('a time without zone is read at the configured offset, one with a zone at its own', () => {
    expect(iso('2023-01-05 01:00', { zoneOffsetMinutes: 60 })).toBe('2023-01-05T00:00:00.000Z');
    expect(iso('05/01/2023 01:00', { zoneOffsetMinutes: 60 })).toBe('2023-01-05T00:00:00.000Z');
    expect(iso('2023-01-05T01:00Z', { zoneOffsetMinutes: 60 })).toBe('2023-01-05T01:00:00.000Z');
  });
});

test('every instant of ISO 8601 between the years 1 and 9999 is read back', () => {
  const instant = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, (date) => {
      expect(readTime(date.toISOString(), READING)).toBe(date.getTime());
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
      expect(typeof readTime(text, READING)).toBe('number');
      timeShape(text);
    }),
  );
});

test.each([
  ['2023-01-05', 'year-first'],
  ['13/01/2023', 'day-first'],
  ['01/13/2023', 'month-first'],
  ['01/02/2023', 'either-order'],
  ['02/02/2023', 'same-parts'],
  ['01.02.2023', 'dotted'],
  ['1 Feb 2023', 'named-month'],
  ['Feb-23', 'month-only'],
  ['2.2023', 'month-only'],
  ['2-1857', 'month-only'],
  ['9.2857', undefined],
  ['20230105', 'compact'],
  ['31/31/2023', undefined],
  ['hello', undefined],
])('%s is written %s', (text, shape) => {
  expect(timeShape(text)).toBe(shape);
});

test.each([
  ['20230105', 'yyyymmdd'],
  ['20231305', undefined],
  ['1672920000', 'epoch-s'],
  ['1672920000000', 'epoch-ms'],
  ['1672920000000000', 'epoch-us'],
  ['40519', 'excel-days'],
  ['15240', undefined],
])('the bare number %s could be %s', (text, kind) => {
  expect(bareNumberKind(text)).toBe(kind);
});

test.each([
  ['24-03-09', 'year-first', '2024-03-09'],
  ['24/3/9 12:00', 'year-first', '2024-03-09'],
  ['24.11.06', 'year-first', '2024-11-06'],
  ['2024-17-05', 'year-day-month', '2024-05-17'],
  ['2024/05/02', 'year-day-month', '2024-02-05'],
  ['2024-5-2', 'year-day-month', '2024-02-05'],
  ['24-3-9', 'day-first', undefined],
  ['2024-17-05', 'year-first', undefined],
  ['01/02/2023', 'year-first', undefined],
  ['01/02/2023', 'year-day-month', undefined],
  ['01.02.2023', 'year-first', '2023-02-01'],
] as const)('%s read %s is %s', (text, order, day) => {
  expect(iso(text, { order })?.slice(0, 10)).toBe(day);
});

test.each([
  ['05/01/2023', ['month-first'], 'open'],
  ['05/01/2023', ['year-first'], '2023-01-05'],
  ['25/01/2023', ['month-first', 'year-first'], '2023-01-25'],
  ['01/25/2023 10:00', ['month-first', 'year-first'], '2023-01-25'],
  ['05.01.2023', ['month-first', 'year-first'], '2023-01-05'],
  ['05/05/2023', ['month-first'], '2023-05-05'],
  ['23-01-05', ['year-first'], 'open'],
  ['31-12-99', ['month-first', 'year-first'], '1999-12-31'],
  ['5 Jan 2023', ['month-first', 'year-first'], '2023-01-05'],
  ['soon', ['month-first'], 'no time'],
] as const)('%s is read where %j are open as well as day first: %s', (text, open, expected) => {
  const read = iso(text, { open })?.slice(0, 10);
  expect(read ?? (isOpenDate(text, { ...READING, open }) ? 'open' : 'no time')).toBe(expected);
});

test.each([
  ['44931', 'epoch-s', undefined],
  ['44931', 'epoch-mixed', undefined],
  ['1672876800', 'epoch-ms', undefined],
  ['20230115', 'epoch-s', '2023-01-15'],
  ['1672876800', 'epoch-s', '2023-01-05'],
  ['1672876800000', 'epoch-s', undefined],
] as const)(
  'the bare number %s in a column of %s is %s: what is of another size is none of 1970',
  (text, numbers, day) => {
    expect(iso(text, { numbers })?.slice(0, 10)).toBe(day);
  },
);
