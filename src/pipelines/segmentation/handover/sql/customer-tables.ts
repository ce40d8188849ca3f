import type { CommonTable } from '../../../../io/sql/common-tables.ts';
import { customerTallies } from './customer-tallies.ts';
import type { EventReading } from './event-reading.ts';
import { momentTallies } from './moment-tallies.ts';
import { numberedEvents } from './numbered-events.ts';
import { orderTallies } from './order-tallies.ts';
import { visitTallies } from './visit-tallies.ts';
import { wordTallies } from './word-tallies.ts';

/**
 * From `kept` to one table for each kind of tally, one row per customer in each: what `tallyCustomers` counts in one pass is
 * counted here by windows over each customer's events in the order of time.
 */
export function customerTables(reading: EventReading): readonly CommonTable[] {
  return [
    ...numberedEvents(reading),
    customerTallies(reading),
    ...visitTallies(reading),
    ...orderTallies(reading),
    ...momentTallies(reading),
    ...wordTallies(reading),
  ];
}
