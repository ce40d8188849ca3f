import { type Sliced, stretches } from '../../base/sliced.ts';

/** Finds the point nearest to a place on the screen. */
export interface PointGrid {
  /** Index of the nearest point within `radius` pixels; undefined when there is none. */
  nearest(x: number, y: number, radius: number): number | undefined;
}

/** Sorts points into square cells by counting: O(n) to build, a few cells per question. */
export function* pointGrid(
  px: Float32Array,
  py: Float32Array,
  width: number,
  height: number,
  cell = 16,
): Sliced<PointGrid> {
  const columns = Math.max(1, Math.ceil(width / cell));
  const rows = Math.max(1, Math.ceil(height / cell));
  const starts = new Int32Array(columns * rows + 1);
  for (const [from, to] of stretches(px.length)) {
    for (let i = from; i < to; i++) starts[cellOf(px[i]!, py[i]!) + 1]!++;
    yield;
  }
  for (let c = 0; c < columns * rows; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const members = new Int32Array(px.length);
  for (const [from, to] of stretches(px.length)) {
    for (let i = from; i < to; i++) members[next[cellOf(px[i]!, py[i]!)]!++] = i;
    yield;
  }

  return {
    nearest(x, y, radius) {
      let best: number | undefined;
      let bestSquare = radius * radius;
      for (let row = clamp((y - radius) / cell, rows); row <= clamp((y + radius) / cell, rows); row++) {
        for (
          let column = clamp((x - radius) / cell, columns);
          column <= clamp((x + radius) / cell, columns);
          column++
        ) {
          const at = row * columns + column;
          for (let m = starts[at]!; m < starts[at + 1]!; m++) {
            const i = members[m]!;
            const square = (px[i]! - x) ** 2 + (py[i]! - y) ** 2;
            if (square <= bestSquare) {
              bestSquare = square;
              best = i;
            }
          }
        }
      }
      return best;
    },
  };

  function cellOf(x: number, y: number): number {
    return clamp(y / cell, rows) * columns + clamp(x / cell, columns);
  }
}

function clamp(position: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(position)));
}
