import { type SharedCounts, treeOrder } from './tree-order.ts';

/** A node of one level: place and height in pixels. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly count: number;
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

/** A band from a node to one of the next level. */
export interface TreeFlow {
  /** Of the first of the two. */
  readonly level: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Share of the members of the first node, and of the second (the in-proportion of Zappia & Oshlack 2018). */
  readonly outShare: number;
  readonly inShare: number;
  readonly path: string;
  readonly thickness: number;
}

export interface TreeLayout {
  readonly nodes: readonly TreeNode[];
  readonly flows: readonly TreeFlow[];
}

export interface TreeFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  /** Width of a node. */
  readonly node: number;
}

const GAP = 8;

/**
 * Places levels of nodes side by side, each node as high as its count on one scale for all levels, ordered so that few bands
 * cross, and the bands between neighbours; nodes and bands come level by level, from the top to the bottom.
 */
export function treeLayout(
  counts: readonly (readonly number[])[],
  shared: readonly SharedCounts[],
  frame: TreeFrame,
): TreeLayout {
  const order = treeOrder(
    counts.map((level) => level.length),
    shared,
  );
  const most = Math.max(0, ...counts.map((level) => level.length));
  const total = (counts[0] ?? []).reduce((sum, count) => sum + count, 0);
  const scale = total === 0 ? 0 : (frame.height - Math.max(0, most - 1) * GAP) / total;
  const step = counts.length < 2 ? 0 : (frame.right - frame.left - frame.node) / (counts.length - 1);
  const nodes = order.flatMap((indices, level) => {
    const gap = indices.length < 2 ? 0 : (frame.height - total * scale) / (indices.length - 1);
    let top = frame.top;
    return indices.map((index): TreeNode => {
      const count = counts[level]![index]!;
      const node = { level, index, count, x: frame.left + level * step, top, height: count * scale };
      top += node.height + Math.min(gap, 3 * GAP);
      return node;
    });
  });
  return { nodes, flows: flowsBetween(nodes, order, shared, { scale, node: frame.node }) };
}

function flowsBetween(
  nodes: readonly TreeNode[],
  order: readonly (readonly number[])[],
  shared: readonly SharedCounts[],
  { scale, node }: { readonly scale: number; readonly node: number },
): readonly TreeFlow[] {
  const at = (level: number, index: number): TreeNode =>
    nodes.find((each) => each.level === level && each.index === index)!;
  return shared.flatMap((counts, level) => {
    const to = order[level + 1]!;
    const entered = new Map(to.map((index) => [index, at(level + 1, index).top]));
    return order[level]!.flatMap((from) => {
      const source = at(level, from);
      let y0 = source.top;
      return to.flatMap((index): TreeFlow[] => {
        const count = counts[from * to.length + index]!;
        if (count === 0) return [];
        const target = at(level + 1, index);
        const thickness = count * scale;
        const y1 = entered.get(index)!;
        const [a, b] = [y0 + thickness / 2, y1 + thickness / 2];
        y0 += thickness;
        entered.set(index, y1 + thickness);
        const left = source.x + node;
        const middle = (left + target.x) / 2;
        const path = `M${left.toFixed(1)} ${a.toFixed(1)}C${middle.toFixed(1)} ${a.toFixed(1)} ${middle.toFixed(1)} ${b.toFixed(1)} ${target.x.toFixed(1)} ${b.toFixed(1)}`;
        const outShare = count / source.count;
        const inShare = count / target.count;
        return [
          { level, from, to: index, count, outShare, inShare, path, thickness: Math.max(0.75, thickness) },
        ];
      });
    });
  });
}
