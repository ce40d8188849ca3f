import { describe, expect, test } from 'vitest';
import { localTime, timeZoneProblem, zoneOffsets } from '../../src/base/time-zone.ts';

const HOUR = 3_600_000;
const YEAR = [Date.parse('2024-01-01'), Date.parse('2025-01-01')] as const;

describe('offsets of a time zone', () => {
  test('summer time begins and ends to the second', () => {
    const berlin = zoneOffsets('Europe/Berlin', ...YEAR);
    expect(Array.from(berlin.offsets)).toEqual([HOUR, 2 * HOUR, HOUR]);
    expect(Array.from(berlin.starts)).toEqual([
      -Infinity,
      Date.parse('2024-03-31T01:00:00Z'),
      Date.parse('2024-10-27T01:00:00Z'),
    ]);
  });

  test.each([
    ['UTC', 0],
    ['+01:00', HOUR],
    ['-0330', -3.5 * HOUR],
    ['Asia/Kolkata', 5.5 * HOUR],
  ])('%s has one offset', (zone, offset) => {
    expect(Array.from(zoneOffsets(zone, ...YEAR).offsets)).toEqual([offset]);
  });

  test('local time agrees with the platform hour by hour, over 60 years too', () => {
    const zone = 'America/New_York';
    const platform = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
    for (const [from, to] of [YEAR, [Date.parse('1970-01-01'), Date.parse('2030-01-01')] as const]) {
      const offsets = zoneOffsets(zone, from, to);
      const step = Math.floor((to - from) / 3000 / HOUR) * HOUR;
      for (let time = from; time < to; time += step) {
        expect(new Date(localTime(offsets, time)).getUTCHours()).toBe(Number(platform.format(time)));
      }
    }
  });
});

test.each([
  ['UTC', true],
  ['Europe/Berlin', true],
  ['+05:45', true],
  ['+99:00', false],
  ['Mars/Olympus', false],
  ['', false],
])('“%s” is a time zone: %s', (zone, valid) => {
  expect(timeZoneProblem(zone) === undefined).toBe(valid);
});
