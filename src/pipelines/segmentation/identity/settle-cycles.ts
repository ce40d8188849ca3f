import { countText } from '../../../base/number-text.ts';
import { InputError } from '../../../base/input-error.ts';
import type { SegmentationConfig } from '../config.ts';
import type { IssueLog } from './issue-log.ts';
import type { MergeEdge, MergeGraph } from './merge-graph.ts';
import { strongComponents } from './strong-components.ts';

/**
 * The graph without merges that run in circles: the ids of a cycle are not merged with each other, or all into the first of them,
 * as `cycles` says. Each cycle is listed with its path, or in strict mode thrown as {@link InputError}. O(nodes + edges).
 */
export function settleCycles(
  graph: MergeGraph,
  { mode, cycles }: Pick<SegmentationConfig['identity'], 'mode' | 'cycles'>,
  issues: IssueLog,
): MergeGraph {
  const { ids, edges } = graph;
  const component = strongComponents(ids.length, edges);
  const inCycle = (edge: MergeEdge): boolean => component[edge.from] === component[edge.to];
  const circular = new Map<number, Map<number, MergeEdge>>();
  for (const edge of edges) {
    if (!inCycle(edge)) continue;
    const ofComponent = circular.get(component[edge.from]!) ?? new Map<number, MergeEdge>();
    circular.set(component[edge.from]!, ofComponent);
    if (!ofComponent.has(edge.from)) ofComponent.set(edge.from, edge);
  }
  if (circular.size === 0) return graph;
  const united: MergeEdge[] = [];
  for (const nextOf of circular.values()) {
    const { nodes, row } = cyclePath(nextOf);
    const path = nodes.map((node) => ids[node]!);
    const message = `These merges run in a circle: ${pathText(path)}.`;
    if (mode === 'strict') {
      const remedy = 'Remove one of these rows, or set “Faulty merge history” to tolerant.';
      throw new InputError({ field: 'merge history', row, message, remedy });
    }
    issues.add({
      kind: 'cycle',
      message,
      path,
      action: ACTIONS[cycles],
    });
    const first = firstOf(nextOf);
    if (cycles === 'unite')
      for (const edge of nextOf.values()) if (edge.from !== first) united.push({ ...edge, to: first });
  }
  return { ...graph, edges: [...edges.filter((edge) => !inCycle(edge)), ...united] };
}

const ACTIONS: Readonly<Record<SegmentationConfig['identity']['cycles'], string>> = {
  unite:
    'united: these ids are one customer; “Merges in a circle” (identity.cycles): quarantine keeps them apart',
  quarantine:
    'set aside: these ids are not merged with each other; “Merges in a circle” (identity.cycles): unite makes them one customer',
};

/** Walks from the first node until one comes again; what lies between is a cycle, closed by its first node. */
function cyclePath(nextOf: ReadonlyMap<number, MergeEdge>): {
  readonly nodes: readonly number[];
  readonly row: number;
} {
  const placeOf = new Map<number, number>();
  const walk: number[] = [];
  let row = 0;
  let node = firstOf(nextOf);
  while (!placeOf.has(node)) {
    placeOf.set(node, walk.length);
    walk.push(node);
    const edge = nextOf.get(node)!;
    row = edge.row;
    node = edge.to;
  }
  return { nodes: [...walk.slice(placeOf.get(node)), node], row };
}

/** The lowest number: that of the id that comes first. */
function firstOf(nextOf: ReadonlyMap<number, MergeEdge>): number {
  let first = Infinity;
  for (const node of nextOf.keys()) first = Math.min(first, node);
  return first;
}

function pathText(path: readonly string[]): string {
  const shown =
    path.length <= 12
      ? path
      : [...path.slice(0, 8), `… (${countText(path.length - 11)} more)`, ...path.slice(-3)];
  return shown.join(' → ');
}
