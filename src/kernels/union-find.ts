/** A forest of disjoint sets over 0 … n − 1. `find` and `unite` change it in place. */
export interface UnionFind {
  readonly parent: Int32Array;
  /** Number of elements below a root; meaningless elsewhere. */
  readonly size: Int32Array;
}

/** n sets of one element each. O(n). */
export function unionFind(n: number): UnionFind {
  const parent = new Int32Array(n);
  for (let i = 0; i < n; i++) parent[i] = i;
  return { parent, size: new Int32Array(n).fill(1) };
}

/** The root of an element's set, halving the path on the way (Tarjan & van Leeuwen 1984). O(α(n)) amortised. */
export function find({ parent }: UnionFind, element: number): number {
  let at = element;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}

/** Unites two sets, the smaller under the larger; false when they were one already. O(α(n)) amortised. */
export function unite(sets: UnionFind, a: number, b: number): boolean {
  const rootA = find(sets, a);
  const rootB = find(sets, b);
  if (rootA === rootB) return false;
  const keepsA = sets.size[rootA]! >= sets.size[rootB]!;
  const root = keepsA ? rootA : rootB;
  const child = keepsA ? rootB : rootA;
  sets.parent[child] = root;
  sets.size[root]! += sets.size[child]!;
  return true;
}

/** The set of each element, sets numbered from 0 in the order of their first element. O(n α(n)). */
export function setNumbers(sets: UnionFind): { readonly numbers: Int32Array; readonly count: number } {
  const n = sets.parent.length;
  const numbers = new Int32Array(n);
  const ofRoot = new Int32Array(n).fill(-1);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const root = find(sets, i);
    if (ofRoot[root] === -1) ofRoot[root] = count++;
    numbers[i] = ofRoot[root]!;
  }
  return { numbers, count };
}
