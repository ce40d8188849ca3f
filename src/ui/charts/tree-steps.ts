import type { TreeFlow, TreeLayout, TreeNode } from './tree-layout.ts';

/** What has the focus: a node, or a band. */
export type TreeItem =
  | { readonly kind: 'node'; readonly node: TreeNode }
  | { readonly kind: 'flow'; readonly flow: TreeFlow };

/**
 * Where an arrow key leads: up and down to the neighbours of the same level, left and right from a node over the widest band
 * to the next node. The item itself where there is nothing that way; undefined for other keys.
 */
export function treeStep({ nodes, flows }: TreeLayout, item: TreeItem, key: string): TreeItem | undefined {
  const nodeItem = (level: number, index: number): TreeItem => {
    const node = nodes.find((each) => each.level === level && each.index === index);
    return node === undefined ? item : { kind: 'node', node };
  };
  const widest = (among: readonly TreeFlow[]): TreeItem => {
    const [first, ...others] = among;
    if (first === undefined) return item;
    return {
      kind: 'flow',
      flow: others.reduce((best, flow) => (flow.count > best.count ? flow : best), first),
    };
  };
  const beside = (step: number): TreeItem => {
    const peers: readonly TreeItem[] =
      item.kind === 'node'
        ? nodes.filter(({ level }) => level === item.node.level).map((node) => ({ kind: 'node', node }))
        : flows.filter(({ level }) => level === item.flow.level).map((flow) => ({ kind: 'flow', flow }));
    return peers[peers.findIndex((each) => isSameItem(each, item)) + step] ?? item;
  };
  switch (key) {
    case 'ArrowUp':
      return beside(-1);
    case 'ArrowDown':
      return beside(1);
    case 'ArrowRight':
      return item.kind === 'flow'
        ? nodeItem(item.flow.level + 1, item.flow.to)
        : widest(flows.filter(({ level, from }) => level === item.node.level && from === item.node.index));
    case 'ArrowLeft':
      return item.kind === 'flow'
        ? nodeItem(item.flow.level, item.flow.from)
        : widest(flows.filter(({ level, to }) => level === item.node.level - 1 && to === item.node.index));
    default:
      return undefined;
  }
}

export function isSameItem(a: TreeItem, b: TreeItem | undefined): boolean {
  if (b === undefined) return false;
  return itemKey(a) === itemKey(b);
}

/** Tells an item from all others of its tree. */
export function itemKey(item: TreeItem): string {
  return item.kind === 'node'
    ? `node ${item.node.level} ${item.node.index}`
    : `flow ${item.flow.level} ${item.flow.from} ${item.flow.to}`;
}
