/** Digits beyond which a decimal may not come back from its text as the same double. */
const EXACT_DIGITS = 15;

/**
 * The coarsest decimal in [low, high): the multiple of the greatest power of ten, the lowest of them, and never more than
 * 15 significant digits, so that it survives being printed, as a percentage too. Undefined where none lies there, as
 * between neighbouring doubles. Both finite. O(1).
 */
export function shortDecimal(low: number, high: number): number | undefined {
  const magnitude = exponentOf(Math.max(Math.abs(low), Math.abs(high)));
  for (let exponent = magnitude + 1; exponent > magnitude - EXACT_DIGITS; exponent--) {
    const nearest = Math.round(low / Number(`1e${exponent}`));
    for (const multiple of [nearest, nearest + 1]) {
      const decimal = Number(`${multiple}e${exponent}`);
      if (decimal >= low && decimal < high) return decimal;
    }
  }
  return undefined;
}

function exponentOf(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}
