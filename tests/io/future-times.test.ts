import { expect, test } from 'vitest';
import { futureTimes } from '../../src/io/future-times.ts';

test('events after the day of reading are told with their count, the first row and the latest day', () => {
  const days = ['2024-05-01', '2035-01-15', '2024-05-02T20:00', '2040-05-20', '2099-01-01'];
  const time = Float64Array.from(days, (day) => Date.parse(`${day}${day.includes('T') ? 'Z' : ''}`));
  const table = { time, sourceRow: Int32Array.from([1, 3, 4, 5, 6]) };
  const [told] = futureTimes(table, Date.UTC(2024, 4, 2, 9));
  expect(told).toMatchObject({ code: 'future-times' });
  expect(told!.message).toMatch(/^2 rows have .* 2024-05-02 \(first: row 3; latest: 2040-05-20\)/);
  expect(futureTimes(table, Date.UTC(2041, 0, 1))).toEqual([]);
});
