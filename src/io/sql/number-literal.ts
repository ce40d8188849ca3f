import { assert } from '../../base/assert.ts';

/**
 * A finite number in the fewest digits that read back as the same 64-bit float, always with an exponent: without one many
 * databases take a number with a point for a decimal of fixed width. Negative numbers stand in parentheses, so that no
 * two minus signs meet and begin a comment. O(1).
 */
export function numberLiteral(value: number): string {
  assert(Number.isFinite(value), `only finite numbers can be written into SQL, not ${value}`);
  const digits = String(Math.abs(value));
  const literal = digits.includes('e') ? digits.replace('+', '') : `${digits}e0`;
  return value < 0 ? `(-${literal})` : literal;
}
