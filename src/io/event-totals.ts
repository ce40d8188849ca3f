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
  let lowest = 0;
  let sum = 0;
  let correction = 0;
  for (let i = 0; i < time.length; i++) {
    const ms = time[i]!;
    if (ms < firstTime) firstTime = ms;
    if (ms > lastTime) lastTime = ms;
    const value = amount[i]!;
    if (value < lowest) lowest = value;
    if (!(value < Infinity)) continue;
    const next = sum + value;
    const added = next - sum;
    correction += sum - (next - added) + (value - added);
    sum = next;
  }
  return {
    amountSum: corrected(sum, correction),
    negativeAmountSum: lowest < 0 ? sumOfNegative(amount) : 0,
    firstTime,
    lastTime,
  };
}

/**
 * What a sum and what was lost on its way come to; the error does not grow with the number of values (Neumaier 1974). The loss is had
 * without a comparison (Knuth 1969), so that no sum waits for the loss of the one before.
 */
function corrected(sum: number, correction: number): number {
  return Number.isFinite(correction) ? sum + correction : sum;
}

function sumOfNegative(values: Float64Array): number {
  let sum = 0;
  let correction = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value < 0)) continue;
    const next = sum + value;
    const added = next - sum;
    correction += sum - (next - added) + (value - added);
    sum = next;
  }
  return corrected(sum, correction);
}
