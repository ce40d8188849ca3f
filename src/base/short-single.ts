/** The shortest decimal that stands for the same number in single precision: 0.1, not 0.10000000149011612. O(1). */
export function shortSingle(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (const digits of [7, 8]) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
