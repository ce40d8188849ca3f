import { readTime, type TimeReading } from './date-format.ts';
import { readsByOrder } from './time-text.ts';

/** Which orders of day, month and year the dates of a column can be read in; counts are of sampled rows. */
export interface DateOrders {
  /** Dates such as 24-03-09, of three parts of two digits, and how many of them each order reads. */
  readonly short: Tally;
  /** Dates that begin with four digits. */
  readonly yearLed: Tally;
  /** The first and the last parts of the short dates. */
  readonly firsts: Spread;
  readonly lasts: Spread;
  /** The first date that only each order reads, as written. */
  readonly onlyBy: { readonly [order in Order]?: string };
}

type Order = TimeReading['order'];

type Tally = Readonly<Record<'dates' | Order, number>>;

/** The smallest and largest of some numbers. */
interface Spread {
  readonly min: number;
  readonly max: number;
}

/** Collects the evidence of a column's cells. O(1) a cell. */
export function collectDateOrders(): { add(cell: string): void; finish(): DateOrders } {
  const short = noDates();
  const yearLed = noDates();
  const firsts = { min: Infinity, max: -Infinity };
  const lasts = { min: Infinity, max: -Infinity };
  const onlyBy: { [order in Order]?: string } = {};
  return {
    add(cell) {
      const found = readsByOrder(cell);
      if (found === undefined) return;
      const fits = found.orders.filter((order) => !Number.isNaN(readTime(cell, { ...READING, order })));
      if (fits.length === 0) return;
      const [only] = fits;
      if (fits.length === 1 && only !== undefined) onlyBy[only] ??= cell;
      if (found.kind === 'long') return;
      const tally = found.kind === 'short' ? short : yearLed;
      tally.dates++;
      for (const order of fits) tally[order]++;
      if (found.kind !== 'short') return;
      widen(firsts, found.first);
      widen(lasts, found.last);
    },
    finish: () => ({ short, yearLed, firsts, lasts, onlyBy }),
  };
}

function noDates(): Record<'dates' | Order, number> {
  return { dates: 0, 'day-first': 0, 'month-first': 0, 'year-first': 0, 'year-day-month': 0 };
}

function widen(spread: { min: number; max: number }, value: number): void {
  spread.min = Math.min(spread.min, value);
  spread.max = Math.max(spread.max, value);
}

const READING = { numbers: 'yyyymmdd', monthOnly: 'refuse', zoneOffsetMinutes: 0 } as const;
