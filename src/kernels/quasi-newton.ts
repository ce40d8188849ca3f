import type { Sliced } from '../base/sliced.ts';

/** Where a descent ended. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** Whether the gradient vanished: every part of it is at most {@link Descent.tolerance}. */
  readonly converged: boolean;
}

export interface Descent {
  /** Greatest absolute part of the gradient at which the search ends. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** The search ends, without convergence, where a coordinate leaves [−bound, bound]. */
  readonly bound: number;
  /** Greatest change of a coordinate in one iteration. */
  readonly maxStep: number;
}

/** Value at a point; writes the gradient there. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/**
 * A local minimum of a smooth function by BFGS (Nocedal & Wright 2006, algorithm 6.1): the inverse of the second
 * derivatives is built up from differences of gradients, and each step is halved until the value falls by Armijo's rule.
 * Where the value can fall no further in floating point, a gradient of 1000 × the tolerance still counts as vanished.
 * Deterministic, in slices of one value of the objective each. O(iterations × (cost of the objective + parameters²)).
 */
export function* minimise(objective: Objective, start: Float64Array, descent: Descent): Sliced<Minimum> {
  const n = start.length;
  const inverse = identity(n);
  const point = Float64Array.from(start);
  const gradient = new Float64Array(n);
  const next = { point: new Float64Array(n), gradient: new Float64Array(n) };
  let value = objective(point, gradient);
  for (let iterations = 0; ; iterations++) {
    const end = (tolerance: number): Minimum => ({
      point,
      value,
      iterations,
      converged: greatest(gradient) <= tolerance,
    });
    if (greatest(gradient) <= descent.tolerance) return end(descent.tolerance);
    if (iterations === descent.maxIterations || greatest(point) > descent.bound) return end(-1);
    let direction = times(inverse, gradient);
    if (!(dot(direction, gradient) < 0)) {
      identity(n, inverse);
      direction = times(inverse, gradient);
    }
    const slope = dot(direction, gradient);
    let step = Math.min(1, descent.maxStep / greatest(direction));
    let found = NaN;
    for (let halvings = 0; halvings < MAX_HALVINGS; halvings++) {
      for (let i = 0; i < n; i++) next.point[i] = point[i]! + step * direction[i]!;
      yield;
      const trial = objective(next.point, next.gradient);
      if (trial <= value + ARMIJO * step * slope && trial < value) {
        found = trial;
        break;
      }
      step /= 2;
    }
    if (found !== found) return end(1000 * descent.tolerance);
    updateInverse(inverse, point, gradient, next);
    value = found;
    point.set(next.point);
    gradient.set(next.gradient);
  }
}

/**
 * The best of the minima that descents from several starts find. With a `sketch`, the same objective on a part of the
 * data, the starts are tried on that, and one descent from its best minimum follows; unless that lies far out, where the
 * objective may be flat, or the descent comes to no rest: then the starts are tried in full.
 */
export function* bestMinimum(
  objective: Objective,
  starts: readonly Float64Array[],
  descent: Descent,
  sketch?: Objective,
): Sliced<Minimum> {
  if (sketch !== undefined) {
    const rough = yield* bestMinimum(sketch, starts, descent);
    if (rough.converged && greatest(rough.point) <= FAR_OUT) {
      const minimum = yield* minimise(objective, rough.point, descent);
      if (minimum.converged) return minimum;
    }
  }
  const minima: Minimum[] = [];
  for (const start of starts) minima.push(yield* minimise(objective, start, descent));
  return minima.reduce((best, minimum) => (minimum.value < best.value ? minimum : best));
}

const FAR_OUT = 6;
const ARMIJO = 1e-4;
const MAX_HALVINGS = 40;

function identity(n: number, into: Float64Array = new Float64Array(n * n)): Float64Array {
  into.fill(0);
  for (let i = 0; i < n; i++) into[i * n + i] = 1;
  return into;
}

function times(inverse: Float64Array, gradient: Float64Array): Float64Array {
  const n = gradient.length;
  return Float64Array.from({ length: n }, (_, i) => -dot(inverse.subarray(i * n, i * n + n), gradient));
}

function updateInverse(
  inverse: Float64Array,
  point: Float64Array,
  gradient: Float64Array,
  next: { readonly point: Float64Array; readonly gradient: Float64Array },
): void {
  const n = point.length;
  const moved = next.point.map((x, i) => x - point[i]!);
  const turned = next.gradient.map((g, i) => g - gradient[i]!);
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-12 * Math.sqrt(dot(moved, moved) * dot(turned, turned)))) return;
  const image = times(inverse, turned);
  const weight = (1 - dot(turned, image) / curvature) / curvature;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const cross = image[i]! * moved[j]! + moved[i]! * image[j]!;
      inverse[i * n + j]! += weight * moved[i]! * moved[j]! + cross / curvature;
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function greatest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= most)) most = size;
  }
  return most;
}
