import type { Random } from '../../../base/random.ts';
import type { EventsByCustomer } from '../profiles/events-by-customer.ts';
import type { DriftSample } from './drift-sample.ts';
import { DRIFT } from './drift-plan.ts';

/** The rows of each half, customer by customer. */
export type Halves = readonly [first: Half, second: Half];

interface Half extends EventsByCustomer {
  readonly rows: Int32Array;
}

const MOST_TRIES = 1000;

/** The halves as they are. O(rows). */
export function halvesOf(sample: DriftSample): Halves {
  const stay = new Uint8Array(blocksOf(sample));
  return splitBy(sample, () => stay);
}

/**
 * Halves in which each customer's blocks of days are exchanged with those of the same place in the other half, each with
 * probability ½. Only exchanges that leave the customer active enough in both halves count, as it is in the data: so the
 * data are one of the equally likely outcomes when the halves do not differ. O(rows), a few tries for each customer.
 */
export function exchangedHalves(sample: DriftSample, random: Random): Halves {
  const coins = new Uint8Array(blocksOf(sample));
  return splitBy(sample, (customer) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      for (let block = 0; block < coins.length; block++) coins[block] = random.uint32() >>> 31;
      if (isActiveInBoth(sample, customer, coins)) return coins;
    }
    return coins.fill(0);
  });
}

function blocksOf({ halfDays }: DriftSample): number {
  return Math.ceil(halfDays / DRIFT.blockDays);
}

function isActiveInBoth({ starts, half, slot }: DriftSample, customer: number, coins: Uint8Array): boolean {
  const active = [0, 0];
  let last = -1;
  for (let row = starts[customer]!; row < starts[customer + 1]!; row++) {
    const day = slot[row]! * 2 + half[row]!;
    if (day === last) continue;
    last = day;
    active[half[row]! ^ coins[Math.floor(slot[row]! / DRIFT.blockDays)]!]! += 1;
  }
  return active[0]! >= DRIFT.leastActiveDays && active[1]! >= DRIFT.leastActiveDays;
}

/** For each customer and block: 0 leaves the block's rows in their halves, 1 exchanges them. Rows stay in the order of time. */
function splitBy(sample: DriftSample, coinsOf: (customer: number) => Uint8Array): Halves {
  const { starts, half, slot } = sample;
  const customers = starts.length - 1;
  const rows = [new Int32Array(half.length), new Int32Array(half.length)] as const;
  const ends = [new Int32Array(customers + 1), new Int32Array(customers + 1)] as const;
  const kept: [number, number] = [0, 0];
  for (let customer = 0; customer < customers; customer++) {
    const coins = coinsOf(customer);
    const end = starts[customer + 1]!;
    let first = starts[customer]!;
    let second = first;
    while (second < end && half[second] === 0) second++;
    const middle = second;
    for (let block = 0; block < coins.length; block++) {
      const until = (block + 1) * DRIFT.blockDays;
      const to = coins[block] === 1 ? 1 : 0;
      while (first < middle && slot[first]! < until) rows[to][kept[to]++] = first++;
      while (second < end && slot[second]! < until)
        rows[(1 - to) as 0 | 1][kept[(1 - to) as 0 | 1]++] = second++;
    }
    ends[0][customer + 1] = kept[0];
    ends[1][customer + 1] = kept[1];
  }
  return [
    { starts: ends[0], rows: rows[0].slice(0, kept[0]) },
    { starts: ends[1], rows: rows[1].slice(0, kept[1]) },
  ];
}
