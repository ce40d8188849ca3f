import type { Labels } from '../../../kernels/matrix.ts';

/** The labels that occur, ascending, and the place of each among them. */
export interface PresentLabels {
  readonly present: readonly number[];
  readonly numbers: Uint8Array;
}

/** Which labels occur: segments may be absent from a part of the period. O(rows). */
export function presentLabels(labels: Labels): PresentLabels {
  const present = [...new Set(labels)].sort((a, b) => a - b);
  const numbers = new Uint8Array(256);
  present.forEach((label, number) => {
    numbers[label] = number;
  });
  return { present, numbers };
}
