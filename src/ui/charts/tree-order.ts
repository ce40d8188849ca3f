/** Members that two neighbouring levels share, row-major: nodes of the first × nodes of the second. */
export type SharedCounts = ArrayLike<number>;

const PASSES = 8;

/**
 * An order of the nodes of each level with few crossings of the bands between neighbouring levels: each level is sorted by
 * the mean place of what it shares members with, forth and back, and the best pass is kept (barycentre heuristic, Sugiyama,
 * Tagawa & Toda 1981). The first level begins in its own order. O(passes × (nodes² of two levels)²).
 */
export function treeOrder(
  sizes: readonly number[],
  shared: readonly SharedCounts[],
): readonly (readonly number[])[] {
  let order = sizes.map((size) => Array.from({ length: size }, (_, index) => index));
  let best = order;
  let fewest = Infinity;
  for (let pass = 0; pass <= PASSES; pass++) {
    const crossing = crossings(order, shared);
    if (crossing < fewest) [best, fewest] = [order, crossing];
    if (fewest === 0) break;
    order = pass % 2 === 0 ? sortedForth(order, shared) : sortedBack(order, shared);
  }
  return best;
}

/** Sum over all pairs of bands that cross of the product of their members. */
export function crossings(order: readonly (readonly number[])[], shared: readonly SharedCounts[]): number {
  return shared.reduce((total, counts, level) => {
    const from = order[level]!;
    const to = order[level + 1]!;
    let sum = 0;
    const below = new Float64Array(to.length);
    for (const node of from) {
      for (let place = 0; place < to.length; place++) {
        const count = counts[node * to.length + to[place]!]!;
        if (count === 0) continue;
        for (let after = place + 1; after < to.length; after++) sum += count * below[after]!;
      }
      for (let place = 0; place < to.length; place++) below[place]! += counts[node * to.length + to[place]!]!;
    }
    return total + sum;
  }, 0);
}

function sortedForth(order: readonly number[][], shared: readonly SharedCounts[]): number[][] {
  const sorted = [order[0]!];
  for (let level = 1; level < order.length; level++) {
    const size = order[level]!.length;
    const count = (from: number, to: number): number => shared[level - 1]![from * size + to]!;
    sorted.push(byMeanPlace(order[level]!, sorted[level - 1]!, (node, other) => count(other, node)));
  }
  return sorted;
}

function sortedBack(order: readonly number[][], shared: readonly SharedCounts[]): number[][] {
  const sorted = order.map((nodes) => nodes);
  for (let level = order.length - 2; level >= 0; level--) {
    const size = order[level + 1]!.length;
    sorted[level] = byMeanPlace(
      order[level]!,
      sorted[level + 1]!,
      (node, other) => shared[level]![node * size + other]!,
    );
  }
  return sorted;
}

function byMeanPlace(
  nodes: readonly number[],
  others: readonly number[],
  count: (node: number, other: number) => number,
): number[] {
  const places = new Map(
    nodes.map((node) => {
      const total = others.reduce((sum, other) => sum + count(node, other), 0);
      const weighted = others.reduce((sum, other, place) => sum + place * count(node, other), 0);
      return [node, total === 0 ? 0 : weighted / total];
    }),
  );
  return nodes.toSorted((a, b) => places.get(a)! - places.get(b)!);
}
