import type { ColumnProfile } from './column-profile.ts';
import type { DateOrders } from './date-orders.ts';
import { otherOrder, type TimeReading } from './date-format.ts';
import type { OpenChoice } from './import-plan.ts';

type Order = TimeReading['order'];

/** The order of a column's dates, and the question where its cells do not decide it. */
export interface OrderChoice {
  readonly order: Order;
  /** Orders that no cell rules out, since none depends on them; absent where there are none, and where it is asked. */
  readonly open?: readonly Order[];
  readonly question?: OpenChoice;
  /** Whether some dates can only be read in one order and others only in another. */
  readonly contradicts: boolean;
}

/** Decides from the cells, or asks: never a silent guess. `likelier` tells day and month apart where they do not. O(1). */
export function chooseDateOrder(column: ColumnProfile, likelier: () => Order): OrderChoice {
  const { dateOrders, name } = column;
  if (dateOrders !== undefined) {
    const byYear = yearChoice(dateOrders, name);
    if (byYear !== undefined) return byYear;
  }
  const {
    'day-first': dayFirst = 0,
    'month-first': monthFirst = 0,
    'either-order': either = 0,
  } = column.timeShapes;
  if (dayFirst > 0 && monthFirst > 0) {
    const order = monthFirst > dayFirst ? 'month-first' : 'day-first';
    const { onlyBy = {} } = dateOrders ?? {};
    return {
      order,
      contradicts: true,
      question: question(
        `“${name}” has dates that can only be day first${such(onlyBy['day-first'])} and others that can only be month first${such(onlyBy['month-first'])}`,
        [order, otherOrder(order)],
      ),
    };
  }
  if (either === 0 || dayFirst + monthFirst > 0) {
    const yearsLast = dateOrders !== undefined && dateOrders.short.dates > 0;
    const open: readonly Order[] = [
      ...(dayFirst + monthFirst > 0 ? [] : (['month-first'] as const)),
      ...(yearsLast ? [] : (['year-first'] as const)),
    ];
    return {
      order: monthFirst > dayFirst ? 'month-first' : 'day-first',
      ...(open.length === 0 ? {} : { open }),
      contradicts: false,
    };
  }
  const order = likelier();
  return {
    order,
    contradicts: false,
    question: question(`In “${name}” day and month cannot be told apart`, [order, otherOrder(order)]),
  };
}

/** Where the place of the year is what matters: dates of two-digit years, and dates whose year is followed by the day. */
function yearChoice(
  { short, yearLed, firsts, lasts, onlyBy }: DateOrders,
  name: string,
): OrderChoice | undefined {
  const swapped = yearLed.dates - yearLed['year-first'];
  if (swapped > RARE * yearLed.dates) {
    if (yearLed['year-day-month'] === yearLed.dates) return { order: 'year-day-month', contradicts: false };
    const order = yearLed['year-day-month'] > yearLed['year-first'] ? 'year-day-month' : 'year-first';
    return {
      order,
      contradicts: true,
      question: question(
        `“${name}” has dates that can only be year, month, day${such(onlyBy['year-first'])} and others that can only be year, day, month${such(onlyBy['year-day-month'])}`,
        [order, order === 'year-first' ? 'year-day-month' : 'year-first'],
      ),
    };
  }
  const fits = (order: Order): boolean => short[order] >= (1 - RARE) * short.dates;
  if (short.dates === 0 || !fits('year-first')) return undefined;
  const others = (['day-first', 'month-first'] as const).filter(fits);
  if (others.length === 0) return { order: 'year-first', contradicts: false };
  if (short.dates >= FEW && fillMonths(firsts) !== fillMonths(lasts)) {
    if (fillMonths(firsts)) return undefined;
    if (firsts.max - firsts.min <= MOST_YEARS) return { order: 'year-first', contradicts: false };
  }
  return {
    order: others[0]!,
    contradicts: false,
    question: question(`In “${name}” it cannot be told whether a date begins with the year`, [
      others[0]!,
      ...others.slice(1),
      'year-first',
    ]),
  };
}

/** Whether parts reach from the beginning of a month to its end: as years they would be some thirty, the last of them to come. */
function fillMonths({ min, max }: { readonly min: number; readonly max: number }): boolean {
  return min <= 3 && max >= 28 && max <= 31;
}

function question(what: string, [chosen, ...alternatives]: readonly [Order, ...Order[]]): OpenChoice {
  return {
    setting: 'time-order',
    message: `${what}; read ${chosen.replaceAll('-', ' ')}.`,
    chosen,
    alternatives,
    required: true,
  };
}

function such(example: string | undefined): string {
  return example === undefined ? '' : ` (“${example.trim()}”)`;
}

/** Share of dates of another order that are taken for faults of single rows, and rejected. */
const RARE = 0.02;

/** With fewer dates than these their spread says nothing. */
const FEW = 8;

/** Beside days that fill months, years this far apart are years; days of a part of the month would have to recur for thirty. */
const MOST_YEARS = 10;
