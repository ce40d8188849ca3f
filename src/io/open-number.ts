import type { ImportPlan } from './import-plan.ts';
import { decimalEvidence, readNumber } from './number-format.ts';

/** What decides how the numbers of a file are read. */
export type NumberReading = Pick<ImportPlan, 'decimal' | 'openMark'>;

/**
 * Reads numbers by the plan's decimal mark where it is known. Where it is open, each by the mark that it shows itself, and what
 * could be read by either, such as 1.234, is NaN; see {@link isOpenNumber}. O(length).
 */
export function numberReader(reading: NumberReading): (text: string) => number {
  const { decimal, openMark } = reading;
  if (openMark === undefined) return (text) => readNumber(text, decimal);
  return (text) => {
    if (!text.includes('.') && !text.includes(',')) return readNumber(text, decimal);
    const evidence = decimalEvidence(text);
    if (evidence === '.' || evidence === ',') return readNumber(text, evidence);
    return isOpenNumber(text, reading) ? NaN : readNumber(text, decimal);
  };
}

/** Whether a text is of different numbers by the two decimal marks, of which none is known. O(length). */
export function isOpenNumber(text: string, { decimal, openMark }: NumberReading): boolean {
  if (openMark === undefined || decimalEvidence(text) !== 'either') return false;
  return openMark === 'texts' || text.includes(decimal === '.' ? ',' : '.');
}
