import { centers } from './centroids';
import { d, labels, n, weights, x64 } from './data';

/** Squared distance of row i to its own centroid, in f64 and in column order. */
export function squareToOwn(i: i32): f64 {
  return squareTo(i, ownCenter(i));
}

function ownCenter(i: i32): usize {
  return centers + ((<usize>load<i32>(labels + ((<usize>i) << 2)) * <usize>d) << 3);
}

/** Squared distance of row i to the d numbers at `center`. */
export function squareTo(i: i32, center: usize): f64 {
  const row = x64 + ((<usize>i * <usize>d) << 3);
  let square: f64 = 0;
  for (let j: usize = 0, end = (<usize>d) << 3; j < end; j += 8) {
    const difference = load<f64>(row + j) - load<f64>(center + j);
    square += difference * difference;
  }
  return square;
}

/** The inertia of the current labels and centroids, compensated in row order as inertia.ts states it. */
export function inertia(): f64 {
  clearInertia();
  return inertiaWith();
}

/** To be called before squares are added up. */
export function clearInertia(): void {
  sum = 0;
  lost = 0;
}

/** The inertia of these rows and of those since it was cleared, as if they were one matrix. */
export function inertiaWith(): f64 {
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const one = squaresOfTwo(i, ownCenter(i), ownCenter(i + 1));
    const two = squaresOfTwo(i + 2, ownCenter(i + 2), ownCenter(i + 3));
    addSquare(i, f64x2.extract_lane(one, 0));
    addSquare(i + 1, f64x2.extract_lane(one, 1));
    addSquare(i + 2, f64x2.extract_lane(two, 0));
    addSquare(i + 3, f64x2.extract_lane(two, 1));
  }
  for (; i < n; i++) addSquare(i, squareToOwn(i));
  return addedSquares();
}

/** The sum of the squares since it was cleared. */
export function addedSquares(): f64 {
  return sum + lost;
}

let sum: f64 = 0;
let lost: f64 = 0;

/** Adds the square of row i, times its weight. */
export function addSquare(i: i32, square: f64): void {
  const share = square * load<f64>(weights + ((<usize>i) << 3));
  const next = sum + share;
  lost += sum >= share ? sum - next + share : share - next + sum;
  sum = next;
}

/** Squared distances of rows i and i + 1 to a centroid each, in column order. */
export function squaresOfTwo(i: i32, first: usize, second: usize): v128 {
  const width = (<usize>d) << 3;
  const pairs = (<usize>d & ~1) << 3;
  const row = x64 + <usize>i * width;
  let squares = f64x2.splat(0);
  for (let j: usize = 0; j < pairs; j += 16) {
    const s = f64x2.sub(v128.load(row + j), v128.load(first + j));
    const t = f64x2.sub(v128.load(row + width + j), v128.load(second + j));
    const u = f64x2.mul(s, s);
    const v = f64x2.mul(t, t);
    squares = f64x2.add(squares, v128.shuffle<i64>(u, v, 0, 2));
    squares = f64x2.add(squares, v128.shuffle<i64>(u, v, 1, 3));
  }
  if (pairs == width) return squares;
  const x = load<f64>(row + pairs) - load<f64>(first + pairs);
  const y = load<f64>(row + width + pairs) - load<f64>(second + pairs);
  return f64x2.add(squares, f64x2.replace_lane(f64x2.splat(x * x), 1, y * y));
}
