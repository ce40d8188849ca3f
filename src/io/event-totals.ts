import type { EventTable } from './event-table.ts';
import type { ImportReport } from './import-report.ts';

/** Sums of the amounts, and the first and the last time. O(rows). */
export function eventTotals({
  amount,
  time,
}: Pick<EventTable, 'amount' | 'time'>): Pick<
  ImportReport,
  'amountSum' | 'negativeAmountSum' | 'firstTime' | 'lastTime'
> {
  let firstTime = Infinity;
  let lastTime = -Infinity;
  for (let i = 0; i < time.length; i++) {
    const ms = time[i]!;
    if (ms < firstTime) firstTime = ms;
    if (ms > lastTime) lastTime = ms;
  }
  let lowest = 0;
  for (let i = 0; i < amount.length; i++) if (amount[i]! < lowest) lowest = amount[i]!;
  return {
    amountSum: compensatedSum(amount, Infinity),
    negativeAmountSum: lowest < 0 ? compensatedSum(amount, 0) : 0,
    firstTime,
    lastTime,
  };
}

/**
 * Of the values below a bound, NaN left out; the error does not grow with their number (Neumaier 1974). What a sum loses is had
 * without a comparison (Knuth 1969), so that no sum waits for the loss of the one before.
 */
function compensatedSum(values: Float64Array, below: number): number {
  let sum = 0;
  let correction = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value < below)) continue;
    const next = sum + value;
    const added = next - sum;
    correction += sum - (next - added) + (value - added);
    sum = next;
  }
  return Number.isFinite(correction) ? sum + correction : sum;
}
