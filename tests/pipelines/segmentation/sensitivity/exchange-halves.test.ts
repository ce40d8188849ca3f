import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../../src/base/sliced.ts';
import { randomStream } from '../../../../src/base/random.ts';
import { DEFAULT_CONFIG } from '../../../../src/pipelines/segmentation/config.ts';
import {
  type DriftSample,
  driftSample,
  halfDaysOf,
} from '../../../../src/pipelines/segmentation/sensitivity/drift-sample.ts';
import {
  type Halves,
  exchangedHalves,
  halvesOf,
} from '../../../../src/pipelines/segmentation/sensitivity/exchange-halves.ts';
import { dateEvents } from '../../../../src/pipelines/segmentation/sensitivity/time-events.ts';
import { runDataStages } from '../run-data-stages.ts';

const DAY = 86_400_000;

async function sampleOf(customers: number): Promise<DriftSample> {
  const { checked, identity } = await runDataStages({ synthetic: { customers } });
  return driftSample(atOnce(dateEvents(checked, identity, DEFAULT_CONFIG.profiles)), 7);
}

/** Days with events of each customer in one of the halves. */
function activeDays(sample: DriftSample, { starts, rows }: Halves[number]): number[] {
  return Array.from({ length: starts.length - 1 }, (_, customer) => {
    const own = [...rows.subarray(starts[customer], starts[customer + 1])];
    return new Set(own.map((row) => sample.slot[row])).size;
  });
}

describe('the halves of a period', () => {
  test('are whole weeks, the surplus left out at the beginning', () => {
    expect(halfDaysOf({ firstDay: 0, lastDay: 181 })).toBe(91);
    expect(halfDaysOf({ firstDay: 0, lastDay: 180 })).toBe(84);
    expect(halfDaysOf({ firstDay: 0, lastDay: 12 })).toBe(0);
  });

  test('hold the customers active on two days of each, and lie on the same days', async () => {
    const sample = await sampleOf(200);
    expect(sample.customers.length).toBeGreaterThan(120);
    expect(sample.customers.length).toBeLessThan(190);
    const halves = halvesOf(sample);
    for (const half of halves) expect(Math.min(...activeDays(sample, half))).toBeGreaterThanOrEqual(2);
    const from = sample.firstDay * DAY;
    expect(sample.events.time.every((at) => at >= from && at < from + sample.halfDays * DAY)).toBe(true);
  });
});

describe('exchanged halves', () => {
  test('hold every event once, each customer’s in the order of time, and both halves stay active', async () => {
    const sample = await sampleOf(200);
    const halves = exchangedHalves(sample, randomStream(1, 'exchange'));
    const rows = [...halves[0].rows, ...halves[1].rows].toSorted((a, b) => a - b);
    expect(rows).toEqual(Array.from(sample.half, (_, row) => row));
    for (const half of halves) {
      expect(Math.min(...activeDays(sample, half))).toBeGreaterThanOrEqual(2);
      for (let customer = 0; customer < sample.customers.length; customer++) {
        const own = half.rows.subarray(half.starts[customer], half.starts[customer + 1]);
        const times = [...own].map((row) => sample.events.time[row]!);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(
          [...own].every((row) => row >= sample.starts[customer]! && row < sample.starts[customer + 1]!),
        ).toBe(true);
      }
    }
  });

  test('keep weeks whole, and half of them change sides', async () => {
    const sample = await sampleOf(200);
    const [first] = exchangedHalves(sample, randomStream(1, 'exchange'));
    let moved = 0;
    for (let customer = 0; customer < sample.customers.length; customer++) {
      const cameFrom = new Map<number, number>();
      for (const row of first.rows.subarray(first.starts[customer], first.starts[customer + 1])) {
        const week = Math.floor(sample.slot[row]! / 7);
        expect(cameFrom.get(week) ?? sample.half[row]).toBe(sample.half[row]);
        cameFrom.set(week, sample.half[row]!);
        moved += sample.half[row]!;
      }
    }
    expect(moved / first.rows.length).toBeGreaterThan(0.45);
    expect(moved / first.rows.length).toBeLessThan(0.55);
  });

  test('follow from the stream alone', async () => {
    const sample = await sampleOf(100);
    const once = exchangedHalves(sample, randomStream(3, 'exchange'));
    expect(exchangedHalves(sample, randomStream(3, 'exchange'))).toEqual(once);
    expect(exchangedHalves(sample, randomStream(4, 'exchange'))).not.toEqual(once);
  });
});
