import { countText, fullNumber } from '../../../base/number-text.ts';
import type { SegmentationConfig } from '../config.ts';
import type { Events } from '../model.ts';
import { busyIds } from './busiest-days.ts';
import { fitsWildcard } from './wildcard.ts';

type Quality = SegmentationConfig['quality'];

/** Whether a row is to be set aside. */
export type RowTest = (row: number) => boolean;

/** A reason to set rows aside: data, in the order in which the rules claim rows. */
export interface QuarantineRule {
  readonly reason: string;
  /** What it reads of the settings. */
  readonly settings: readonly (keyof Quality)[];
  message(quality: Quality): string;
  /** The test for these events; undefined where the rule is switched off. */
  test(events: Events, quality: Quality): RowTest | undefined;
}

const DAY_MS = 86_400_000;
/** The ends of the amount settings' range: there, the rule is off. */
const NO_LIMIT = 1e12;

export const QUARANTINE_RULES: readonly QuarantineRule[] = [
  {
    reason: 'test-account',
    settings: ['testAccounts'],
    message: ({ testAccounts }) => `the id fits a test account (${testAccounts.join(', ')})`,
    test(events, { testAccounts }) {
      const patterns = testAccounts.map((pattern) => pattern.trim()).filter((pattern) => pattern !== '');
      if (patterns.length === 0) return undefined;
      const isTest = events.customerIds.map((id) => patterns.some((pattern) => fitsWildcard(id, pattern)));
      return (row) => isTest[events.customer[row]!]!;
    },
  },
  {
    reason: 'bot',
    settings: ['maxEventsPerDay'],
    message: ({ maxEventsPerDay }) =>
      `the id has more than ${countText(maxEventsPerDay)} events on its busiest day`,
    test(events, { maxEventsPerDay }) {
      if (maxEventsPerDay === 0) return undefined;
      const busy = busyIds(events, maxEventsPerDay);
      return busy.includes(1) ? (row) => busy[events.customer[row]!] === 1 : undefined;
    },
  },
  {
    reason: 'after-last-day',
    settings: ['dropAfter'],
    message: ({ dropAfter }) => `the event is dated after ${dropAfter}`,
    test(events, { dropAfter }) {
      if (dropAfter === '') return undefined;
      const end = Date.parse(dropAfter) + DAY_MS;
      return (row) => events.time[row]! >= end;
    },
  },
  {
    reason: 'amount-below',
    settings: ['minAmount'],
    message: ({ minAmount }) => `the amount is below ${fullNumber(minAmount)}`,
    test: ({ amount }, { minAmount }) =>
      minAmount <= -NO_LIMIT ? undefined : (row) => amount[row]! < minAmount,
  },
  {
    reason: 'amount-above',
    settings: ['maxAmount'],
    message: ({ maxAmount }) => `the amount is above ${fullNumber(maxAmount)}`,
    test: ({ amount }, { maxAmount }) =>
      maxAmount >= NO_LIMIT ? undefined : (row) => amount[row]! > maxAmount,
  },
  {
    reason: 'repeated-row',
    settings: ['dropRepeatedRows'],
    message: () => 'the row is an exact copy of an earlier one',
    test: (events, { dropRepeatedRows }) =>
      dropRepeatedRows ? (row) => events.repeated[row] === 1 : undefined,
  },
];
