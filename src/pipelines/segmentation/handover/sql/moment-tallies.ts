import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { MOBILE_WORDS, NOT_MOBILE_WORDS } from '../../profiles/mobile-devices.ts';
import { EVENING } from '../../profiles/tally-customers.ts';
import { countingIn } from './counting.ts';
import type { EventReading } from './event-reading.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * From `numbered` to `moments`, which timing and device are judged by (the beginning of a visit, or an order where the data
 * know no visits), and to `moment_tallies` for customers with any.
 */
export function momentTallies(reading: EventReading): readonly CommonTable[] {
  const { dialect, sessions } = reading;
  const { double } = dialect;
  const { count } = countingIn(dialect);
  const isMoment = sessions === 'none' ? 'is_order = 1' : 'begins_visit = 1';
  return [
    {
      name: 'moments',
      query: [
        'SELECT customer_id, device, channel,',
        `    local_day + ${double(4)} - ${double(7)} * FLOOR((local_day + ${double(4)}) / ${double(7)}) AS weekday,`,
        `    FLOOR((local_ms - local_day * ${double(DAY)}) / ${double(MINUTE)}) AS minute_of_day`,
        '  FROM numbered',
        `  WHERE ${isMoment}`,
      ].join('\n'),
    },
    {
      name: 'moment_tallies',
      query: [
        `SELECT customer_id, CAST(COUNT(*) AS ${dialect.types.double}) AS moments,`,
        `    ${count(`weekday = ${double(0)} OR weekday = ${double(6)}`)} AS weekend_moments,`,
        `    ${count(`minute_of_day >= ${double(EVENING[0])} AND minute_of_day < ${double(EVENING[1])}`)} AS evening_moments,`,
        `    SUM(SIN(minute_of_day * ${double((2 * Math.PI) / 1440)})) AS hour_sines,`,
        `    SUM(COS(minute_of_day * ${double((2 * Math.PI) / 1440)})) AS hour_cosines,`,
        `    ${count('device IS NOT NULL')} AS device_moments,`,
        `    ${count(isMobile(reading))} AS mobile_moments`,
        '  FROM moments',
        '  GROUP BY customer_id',
      ].join('\n'),
    },
  ];
}

function isMobile({ dialect }: EventReading): string {
  const has = (words: readonly string[]): string =>
    words.map((word) => dialect.fits('LOWER(device)', ['', word, ''])).join(' OR ');
  return `(${has(MOBILE_WORDS)}) AND NOT (${has(NOT_MOBILE_WORDS)})`;
}
