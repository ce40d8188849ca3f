import { entropy } from '../../../kernels/entropy.ts';

/** Counts codes of one customer after another; only what was touched is cleared. */
export interface CodeCounter {
  readonly counts: Int32Array;
  readonly touched: Int32Array;
  distinct: number;
  total: number;
}

/** A counter of codes 0 … codes − 1. */
export function codeCounter(codes: number): CodeCounter {
  return { counts: new Int32Array(codes), touched: new Int32Array(codes), distinct: 0, total: 0 };
}

/** Counts a code; −1 is no code. O(1). */
export function countCode(counter: CodeCounter, code: number): void {
  if (code < 0) return;
  if (counter.counts[code] === 0) counter.touched[counter.distinct++] = code;
  counter.counts[code]! += 1;
  counter.total++;
}

/** The most frequent code, the lower one among equals; −1 when nothing was counted. O(distinct). */
export function topCode({ counts, touched, distinct }: CodeCounter): number {
  let top = -1;
  for (let i = 0; i < distinct; i++) {
    const code = touched[i]!;
    const count = counts[code]!;
    if (top === -1 || count > counts[top]! || (count === counts[top] && code < top)) top = code;
  }
  return top;
}

/** Shannon entropy of the counts in nats; NaN when nothing was counted. O(distinct). */
export function codeEntropy({ counts, touched, distinct, total }: CodeCounter): number {
  if (total === 0) return NaN;
  const own = new Float64Array(distinct);
  for (let i = 0; i < distinct; i++) own[i] = counts[touched[i]!]!;
  return entropy(own.sort());
}

/** Starts over for the next customer. O(distinct). */
export function clearCounter(counter: CodeCounter): void {
  for (let i = 0; i < counter.distinct; i++) counter.counts[counter.touched[i]!] = 0;
  counter.distinct = 0;
  counter.total = 0;
}
