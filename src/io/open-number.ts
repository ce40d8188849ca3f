import type { DecimalMark, ImportPlan } from './import-plan.ts';
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
  const mark = decimal.charCodeAt(0);
  const other = decimal === '.' ? ',' : '.';
  const setsOffThree = (text: string): boolean =>
    openMark === 'texts' && (text.charCodeAt(text.length - 4) === mark || !isDigit(text, text.length - 1));
  return (text) => {
    if (!text.includes(other) && !setsOffThree(text)) {
      const value = readNumber(text, decimal);
      if (value === value) return value;
    }
    if (isOpenNumber(text, reading)) return NaN;
    const evidence = decimalEvidence(text);
    return readNumber(text, evidence === '.' || evidence === ',' ? evidence : onlyMark(text, decimal));
  };
}

function onlyMark(text: string, decimal: DecimalMark): DecimalMark {
  const other = decimal === '.' ? ',' : '.';
  return Number.isNaN(readNumber(text, decimal)) ? other : decimal;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Whether a text is of different numbers by the two decimal marks, of which none is known. O(length). */
export function isOpenNumber(text: string, { decimal, openMark }: NumberReading): boolean {
  if (openMark === undefined) return false;
  const hasOther = text.includes(decimal === '.' ? ',' : '.');
  if (!hasOther && (openMark === 'typed' || !text.includes(decimal))) return false;
  if (decimalEvidence(text) !== 'either') return false;
  return !Number.isNaN(readNumber(text, '.')) && !Number.isNaN(readNumber(text, ','));
}
