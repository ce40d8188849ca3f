/**
 * Elementary functions from additions, multiplications, divisions and square roots alone.
 * IEEE 754 fixes those four to the last bit, and leaves `Math.log` and its kin to each engine;
 * with these, one seed gives the same bytes in every browser. Errors stay within 2 units in the last place.
 */

const LN2_HIGH = 0.69314718036912381649;
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT_HALF = 0.7071067811865476;
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOW = 2.0222662487959506e-21;

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm; −∞ at 0, NaN below. Range reduction to [√½, √2) and the atanh series. O(1). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let exponent = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * 18_014_398_509_481_984;
    exponent = -54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1022;
  bits.setUint32(0, (high & 0x000f_ffff) | 0x3fe0_0000);
  let mantissa = bits.getFloat64(0);
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent -= 1;
  }
  return exponent * LN2_HIGH + (logNearOne(mantissa - 1) + exponent * LN2_LOW);
}

/** log(1 + x), exact to the last places for small x; −∞ at −1, NaN below. O(1). */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return logNearOne(x);
  const sum = 1 + x;
  if (sum === Infinity || !(sum > 0)) return log(sum);
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  return log(sum) + lost / sum;
}

/** e^x; 0 and ∞ at the ends of the range. Range reduction by ln 2 and the Taylor series. O(1). */
export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const n = Math.round(x / (LN2_HIGH + LN2_LOW));
  const r = x - n * LN2_HIGH - n * LN2_LOW;
  let sum = 1;
  for (let i = 17; i >= 1; i--) sum = 1 + (sum * r) / i;
  if (n < -1021) return sum * twoTo(n + 60) * twoTo(-60);
  return n > 1022 ? sum * twoTo(n - 1) * 2 : sum * twoTo(n);
}

/** e^x − 1, exact to the last places for small x; −1 and ∞ at the ends of the range. O(1). */
export function expm1(x: number): number {
  if (Math.abs(x) > 1) return exp(x) - 1;
  let sum = 1;
  for (let i = 20; i >= 2; i--) sum = 1 + (sum * x) / i;
  return x * sum;
}

/** x^y for x ≥ 0, by exp(y log x): relative error grows with |y log x|, some 1e-16 × that. O(1). */
export function power(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  return exp(y * log(x));
}

/** Sine of an angle in radians, |x| ≤ 1e5 for full precision. O(1). */
export function sin(x: number): number {
  return circular(x, 0);
}

/** Cosine of an angle in radians, |x| ≤ 1e5 for full precision. O(1). */
export function cos(x: number): number {
  return circular(x, 1);
}

/** The angle of the point (x, y) in (−π, π], as `Math.atan2`. O(1). */
export function atan2(y: number, x: number): number {
  if (x === 0 && y === 0) return 0;
  const steep = Math.abs(y) > Math.abs(x);
  const ratio = steep ? Math.abs(x) / Math.abs(y) : Math.abs(y) / Math.abs(x);
  let angle = arctangentOfUnit(ratio);
  if (steep) angle = Math.PI / 2 - (angle - 6.123233995736766e-17);
  if (x < 0) angle = Math.PI - (angle - 1.2246467991473532e-16);
  return y < 0 ? -angle : angle;
}

function logNearOne(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  let tail = 0;
  for (let i = 25; i >= 3; i -= 2) tail = z * (1 / i + tail);
  const half = 0.5 * f * f;
  return f - (half - s * (half + 2 * tail));
}

function twoTo(n: number): number {
  bits.setUint32(0, (n + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

function circular(x: number, shift: number): number {
  const quadrant = Math.round(x / (Math.PI / 2));
  const r = x - quadrant * HALF_PI_HIGH - quadrant * HALF_PI_MIDDLE - quadrant * HALF_PI_LOW;
  const turn = (((quadrant + shift) % 4) + 4) % 4;
  const value = turn % 2 === 0 ? sineSeries(r) : cosineSeries(r);
  return turn < 2 ? value : -value;
}

function sineSeries(r: number): number {
  const z = r * r;
  let sum = 0;
  for (let i = 20; i >= 2; i -= 2) sum = (-z / (i * (i + 1))) * (1 + sum);
  return r + r * sum;
}

function cosineSeries(r: number): number {
  const z = r * r;
  let sum = 0;
  for (let i = 19; i >= 1; i -= 2) sum = (-z / (i * (i + 1))) * (1 + sum);
  return 1 + sum;
}

const ARCTANGENT_OF_EIGHTHS = [
  0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061, 0.5585993153435624,
  0.6435011087932844, 0.7188299996216245, 0.7853981633974483,
] as const;
const ARCTANGENT_OF_EIGHTHS_LOW = [
  0, -3.1253241424539383e-18, 1.0698755618734451e-17, -2.4623815582638635e-17, 2.2698777452961687e-17,
  -5.4556305485916264e-18, 1.5834785051444286e-17, -2.1478388444456983e-17, 3.061616997868383e-17,
] as const;

function arctangentOfUnit(t: number): number {
  const eighths = t < 0.1875 ? 0 : Math.round(8 * t);
  const x = (t - eighths / 8) / (1 + (t * eighths) / 8);
  const z = x * x;
  let sum = 0;
  for (let i = 25; i >= 3; i -= 2) sum = -z * (1 / i + sum);
  return ARCTANGENT_OF_EIGHTHS[eighths]! + (x + (x * sum + ARCTANGENT_OF_EIGHTHS_LOW[eighths]!));
}
