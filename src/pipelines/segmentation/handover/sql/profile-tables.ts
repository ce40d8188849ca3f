import { type CommonTable, withTables } from '../../../../io/sql/common-tables.ts';
import type { HandedRun } from '../handed-run.ts';
import { customerTables } from './customer-tables.ts';
import type { EventReading } from './event-reading.ts';
import { featureColumns } from './feature-columns.ts';
import { givenEvents } from './given-events.ts';
import { keptEvents } from './kept-events.ts';

/** From the table `events` to `profiles`: one row for each customer, under the names that the run gave its columns. O(ids + features). */
export function profileTables(run: HandedRun, reading: EventReading): readonly CommonTable[] {
  return [
    ...givenEvents(reading),
    ...keptEvents(reading),
    ...customerTables(reading),
    profiles(run, reading),
  ];
}

/** The query that gives the profiles. O(ids + features). */
export function profileQuery(run: HandedRun, reading: EventReading): string {
  const columns = profileColumnNames(run).map(reading.dialect.identifier);
  return withTables(
    profileTables(run, reading),
    `SELECT ${['customer_id', ...columns].join(', ')}\nFROM profiles`,
  );
}

/** All columns of the profiles, in their order, numbers before words. */
export function profileColumnNames({ artifacts: { profiles: made } }: HandedRun): readonly string[] {
  return [...made.columns, ...made.categories].map(({ name }) => name);
}

function profiles({ artifacts }: HandedRun, reading: EventReading): CommonTable {
  const { names, dialect, referenceDay } = reading;
  const features = featureColumns(dialect, referenceDay);
  const words = new Map([
    ['top_category', 'c.top_category'],
    ['main_device', 'd.top_device'],
    ['main_channel', 'h.top_channel'],
  ]);
  const list = [
    ...artifacts.profiles.columns.map(({ name }) => `${features.get(name)!} AS ${dialect.identifier(name)}`),
    ...artifacts.profiles.categories.map(({ name }) => `${words.get(name)!} AS ${dialect.identifier(name)}`),
  ];
  const join = (table: string, alias: string): string =>
    `  LEFT JOIN ${table} ${alias} ON ${alias}.customer_id = t.customer_id`;
  return {
    name: 'profiles',
    query: [
      `SELECT t.customer_id,\n    ${list.join(',\n    ')}`,
      '  FROM tallies t',
      join('visit_tallies', 'v'),
      join('order_tallies', 'o'),
      join('moment_tallies', 'm'),
      ...(names.category === undefined
        ? []
        : [join('category_tallies', 'c'), '  LEFT JOIN category_totals x ON x.category = c.top_category']),
      ...(names.device === undefined ? [] : [join('device_tallies', 'd')]),
      ...(names.channel === undefined ? [] : [join('channel_tallies', 'h')]),
    ].join('\n'),
  };
}
