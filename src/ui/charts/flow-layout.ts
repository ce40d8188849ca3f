/** One band of a flow diagram, from a node on the left to one on the right. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly path: string;
  /** Stroke width: the count to scale. */
  readonly thickness: number;
}

/** A node on one side: its place and height. */
export interface FlowNode {
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly flows: readonly Flow[];
}

const GAP = 10;

/**
 * Places a table of counts, row-major size × size, as bands between two columns of nodes, each as high as its count; nodes
 * without any are left out. Pixels. O(size²).
 */
export function flowLayout(
  counts: ArrayLike<number>,
  size: number,
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly height: number },
): FlowLayout {
  const all = Array.from({ length: size }, (_, index) => index);
  const at = (from: number, to: number): number => counts[from * size + to] ?? 0;
  const leftSums = all.map((from) => all.reduce((sum, to) => sum + at(from, to), 0));
  const rightSums = all.map((to) => all.reduce((sum, from) => sum + at(from, to), 0));
  const total = leftSums.reduce((sum, count) => sum + count, 0);
  const nodes = Math.max(present(leftSums), present(rightSums));
  const scale = total === 0 ? 0 : (frame.height - Math.max(0, nodes - 1) * GAP) / total;
  const left = stacked(leftSums, frame.top, scale);
  const right = stacked(rightSums, frame.top, scale);
  const leftNext = new Map(left.map(({ index, top }) => [index, top]));
  const rightNext = new Map(right.map(({ index, top }) => [index, top]));
  const middle = (frame.left + frame.right) / 2;
  const flows = all.flatMap((from) =>
    all.flatMap((to): Flow[] => {
      const count = at(from, to);
      if (count <= 0) return [];
      const thickness = count * scale;
      const y0 = (leftNext.get(from) ?? 0) + thickness / 2;
      const y1 = (rightNext.get(to) ?? 0) + thickness / 2;
      leftNext.set(from, y0 + thickness / 2);
      rightNext.set(to, y1 + thickness / 2);
      const path = `M${frame.left} ${round(y0)}C${middle} ${round(y0)} ${middle} ${round(y1)} ${frame.right} ${round(y1)}`;
      return [{ from, to, count, path, thickness: Math.max(0.75, thickness) }];
    }),
  );
  return { left, right, flows };
}

function present(sums: readonly number[]): number {
  return sums.filter((sum) => sum > 0).length;
}

function stacked(sums: readonly number[], top: number, scale: number): readonly FlowNode[] {
  let next = top;
  return sums.flatMap((count, index) => {
    if (count <= 0) return [];
    const node = { index, count, top: next, height: count * scale };
    next += node.height + GAP;
    return [node];
  });
}

function round(value: number): string {
  return value.toFixed(1);
}
