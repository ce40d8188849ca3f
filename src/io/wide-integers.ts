/** 64-bit integers as numbers, or undefined where one of them is beyond what a number can hold to the unit. O(values). */
export function safeIntegers(values: BigInt64Array | BigUint64Array): Float64Array | undefined {
  const { low, high } = halvesOf(values);
  const signed = values instanceof BigInt64Array;
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++) {
    const upper = signed ? high[2 * i]! | 0 : high[2 * i]!;
    const number = upper * TWO_TO_32 + low[2 * i]!;
    if (!Number.isSafeInteger(number)) return undefined;
    numbers[i] = number;
  }
  return numbers;
}

/** Times in parts of a millisecond as milliseconds, rounded towards 1970; undefined where one is beyond ±2^53. O(values). */
export function wholeMilliseconds(
  times: BigInt64Array,
  parts: 1 | 1000 | 1_000_000,
): Float64Array | undefined {
  const { low, high } = halvesOf(times);
  const numbers = new Float64Array(times.length);
  const whole = Math.floor(TWO_TO_32 / parts);
  const rest = TWO_TO_32 % parts;
  for (let i = 0; i < numbers.length; i++) {
    const upper = high[2 * i]! | 0;
    const left = upper * rest + low[2 * i]!;
    const floor = Math.floor(left / parts);
    const ms = upper * whole + floor;
    if (!Number.isSafeInteger(ms)) return undefined;
    numbers[i] = ms < 0 && floor * parts !== left ? ms + 1 : ms;
  }
  return numbers;
}

const TWO_TO_32 = 4_294_967_296;

/** Views whose every second number, from the first on, is a half of a value. */
function halvesOf(values: BigInt64Array | BigUint64Array): {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
} {
  const low = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  return { low, high: low.subarray(1) };
}
