import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atan2, cos, exp, expm1, log, log1p, power, sin } from '../../src/base/portable-math.ts';

const LIMIT = 2;

/** Distance in units in the last place: how many doubles lie between the two. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Infinity;
  const distance = ordinal(a) - ordinal(b);
  return Number(distance < 0n ? -distance : distance);
}

const view = new DataView(new ArrayBuffer(8));

function ordinal(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

function worst(
  xs: Iterable<number>,
  ours: (x: number) => number,
  theirs: (x: number) => number,
): { ulps: number; x: number } {
  let found = { ulps: 0, x: NaN };
  for (const x of xs) {
    const distance = ulps(ours(x), theirs(x));
    if (distance > found.ulps) found = { ulps: distance, x };
  }
  return found;
}

function* grid(from: number, to: number, steps: number): Generator<number> {
  for (let i = 0; i <= steps; i++) yield from + ((to - from) * i) / steps;
}

function* powersOfTwo(from: number, to: number): Generator<number> {
  for (let e = from; e <= to; e++)
    for (const m of [1, 1.1, 1.4142135623730951, 1.7, 1.9999999999999998]) yield m * 2 ** e;
}

const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

describe.each([
  [
    'log',
    log,
    Math.log,
    [...grid(1e-3, 3, 20_001), ...grid(0.99, 1.01, 20_001), ...powersOfTwo(-1074, 1023)],
  ],
  [
    'log1p',
    log1p,
    Math.log1p,
    [...grid(-0.999, 5, 20_001), ...grid(-1e-8, 1e-8, 2001), ...powersOfTwo(-1074, 1023)],
  ],
  ['exp', exp, Math.exp, [...grid(-700, 709.7, 20_001), ...grid(-1, 1, 20_001), ...grid(-1e-10, 1e-10, 101)]],
  [
    'expm1',
    expm1,
    Math.expm1,
    [...grid(-700, 709.7, 20_001), ...grid(-1, 1, 20_001), ...grid(-1e-10, 1e-10, 101)],
  ],
  ['sin', sin, Math.sin, [...grid(-20, 20, 20_001), ...grid(-1e5, 1e5, 20_001), ...powersOfTwo(-1074, 16)]],
  ['cos', cos, Math.cos, [...grid(-20, 20, 20_001), ...grid(-1e5, 1e5, 20_001), ...powersOfTwo(-1074, 16)]],
] as const)('%s', (name, ours, theirs, points) => {
  test(`lies within ${LIMIT} ulp of Math.${name}`, () => {
    expect(worst(points, ours, theirs)).toSatisfy((found: { ulps: number }) => found.ulps <= LIMIT);
  });

  test('lies as near for any double in its range', () => {
    const reach =
      name === 'sin' || name === 'cos' ? fc.double({ min: -1e5, max: 1e5, noNaN: true }) : anyDouble;
    fc.assert(
      fc.property(reach, (x) => {
        expect(ulps(ours(x), theirs(x))).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  test.each([0, -0, 1, -1, Infinity, -Infinity, NaN, Number.MIN_VALUE, Number.MAX_VALUE, 2, 10, 0.5])(
    'agrees at %s',
    (x) => {
      if ((name === 'sin' || name === 'cos') && Math.abs(x) > 1e5 && Number.isFinite(x)) return;
      expect(ulps(ours(x), theirs(x))).toBeLessThanOrEqual(LIMIT);
    },
  );
});

describe('atan2', () => {
  test(`lies within ${LIMIT} ulp of Math.atan2 all around`, () => {
    let found = 0;
    for (const angle of grid(-Math.PI, Math.PI, 10_000)) {
      for (const radius of [1e-200, 0.01, 1, 7, 1e200]) {
        const y = radius * Math.sin(angle);
        const x = radius * Math.cos(angle);
        found = Math.max(found, ulps(atan2(y, x), Math.atan2(y, x)));
      }
    }
    expect(found).toBeLessThanOrEqual(LIMIT);
  });

  test.each([
    [0, 1],
    [0, -1],
    [1, 0],
    [-1, 0],
    [1, 1],
    [-1, -1],
    [1, -1],
    [3, 1e-300],
    [1e-300, 3],
  ])('agrees at (%s, %s)', (y, x) => {
    expect(ulps(atan2(y, x), Math.atan2(y, x))).toBeLessThanOrEqual(LIMIT);
  });
});

describe('power', () => {
  test('has the relative error it states', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (x, y) => {
          const bound = 4e-16 * (1 + Math.abs(y * Math.log(x)));
          expect(Math.abs(power(x, y) / x ** y - 1)).toBeLessThan(bound);
        },
      ),
      { numRuns: 2000, seed: 2 },
    );
  });

  test.each([
    [0, 0, 1],
    [5, 0, 1],
    [0, 2, 0],
    [0, -2, Infinity],
    [1, 1e9, 1],
  ])('%s to the %s is %s', (x, y, expected) => {
    expect(power(x, y)).toBe(expected);
  });
});
