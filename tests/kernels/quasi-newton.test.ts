import { expect, test } from 'vitest';
import { atOnce } from '../../src/base/sliced.ts';
import { type Objective, bestMinimum, minimise } from '../../src/kernels/quasi-newton.ts';

const DESCENT = { tolerance: 1e-9, maxIterations: 500, bound: 50, maxStep: 2 };

const rosenbrock: Objective = (point, gradient) => {
  const [x = NaN, y = NaN] = point;
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

test('the valley of Rosenbrock is followed to its end', () => {
  const { point, value, converged } = atOnce(minimise(rosenbrock, Float64Array.of(-1.2, 1), DESCENT));
  expect(converged).toBe(true);
  expect(value).toBeLessThan(1e-15);
  expect(Math.abs(point[0]! - 1)).toBeLessThan(1e-7);
  expect(Math.abs(point[1]! - 1)).toBeLessThan(1e-7);
});

test('a slope without end is left at the bound, and not called a minimum', () => {
  const slope: Objective = (point, gradient) => {
    gradient[0] = -1;
    return -point[0]!;
  };
  const { point, converged } = atOnce(minimise(slope, Float64Array.of(0), DESCENT));
  expect(converged).toBe(false);
  expect(point[0]).toBeGreaterThan(50);
});

test('a search that is out of steps says so', () => {
  const { iterations, converged } = atOnce(
    minimise(rosenbrock, Float64Array.of(-1.2, 1), {
      ...DESCENT,
      maxIterations: 3,
    }),
  );
  expect({ iterations, converged }).toEqual({ iterations: 3, converged: false });
});

/** Minima near −1 and, lower, near 1. */
const twoValleys: Objective = (point, gradient) => {
  const x = point[0]!;
  gradient[0] = 4 * x * (x * x - 1) - 0.1;
  return (x * x - 1) ** 2 - 0.1 * x;
};

test('the lower of two valleys is found from several starts, in any order', () => {
  for (const starts of [
    [-2, 2],
    [2, -2],
  ]) {
    const points = starts.map((start) => Float64Array.of(start));
    expect(atOnce(bestMinimum(twoValleys, points, DESCENT)).point[0]).toBeGreaterThan(1);
  }
});

test('a sketch leads to the same minimum', () => {
  const starts = [Float64Array.of(-2), Float64Array.of(2)];
  const sketch: Objective = (point, gradient) => twoValleys(point, gradient) + 1;
  const direct = atOnce(bestMinimum(twoValleys, starts, DESCENT));
  const sketched = atOnce(bestMinimum(twoValleys, starts, DESCENT, sketch));
  expect(Math.abs(sketched.point[0]! - direct.point[0]!)).toBeLessThan(1e-9);
});

test('a sketch whose minimum lies far out is not trusted', () => {
  const sketch: Objective = (point, gradient) => {
    gradient[0] = 2 * (point[0]! + 20);
    return (point[0]! + 20) ** 2;
  };
  const { point } = atOnce(bestMinimum(twoValleys, [Float64Array.of(2)], DESCENT, sketch));
  expect(point[0]).toBeGreaterThan(1);
});
