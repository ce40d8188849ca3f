import { memo, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { type TreeFlow, type TreeFrame, treeLayout } from './tree-layout.ts';
import styles from './tree-diagram.module.css';
import { isSameItem, itemKey, type TreeItem, treeStep } from './tree-steps.ts';
import type { SharedCounts } from './tree-order.ts';

export interface TreeDiagramProps {
  /** Members of the nodes of each level. */
  readonly counts: readonly (readonly number[])[];
  readonly shared: readonly SharedCounts[];
  readonly levelNames: readonly string[];
  /** Level that is pointed out. */
  readonly marked: number | undefined;
  readonly colourOf: (level: number, index: number) => string;
  /** Stands beside a node that is high enough. */
  readonly numberOf: (index: number) => string;
  /** What a node or a band is, in words. */
  readonly describe: (item: TreeItem) => string;
  /** Share of the members of a node or band that are selected, 0 to 1; undefined: none anywhere. */
  readonly selectedShare: ((item: TreeItem) => number) | undefined;
  readonly label: string;
  readonly width: number;
  /** With the keys that were held. */
  readonly onPick: (item: TreeItem, keys: { readonly shiftKey: boolean; readonly altKey: boolean }) => void;
}

const HEAD = 22;
const NODE = 14;
const SIDE = 4;
const LEAST_STEP = 46;
const LEAST_NUMBER = 13;

/** Nodes in levels from left to right, with bands as wide as the members that two neighbours share. Arrow keys walk it, Enter picks. */
export const TreeDiagram = memo(function TreeDiagram(props: TreeDiagramProps) {
  const { counts, shared, levelNames, marked, colourOf, numberOf, describe, selectedShare, label } = props;
  const { width, onPick } = props;
  const inner = Math.max(width, 2 * SIDE + NODE + (counts.length - 1) * LEAST_STEP);
  const most = Math.max(1, ...counts.map((level) => level.length));
  const height = Math.max(240, Math.min(560, most * 34));
  const frame = useMemo<TreeFrame>(
    () => ({ left: SIDE, right: inner - SIDE, top: HEAD + 6, height, node: NODE }),
    [inner, height],
  );
  const layout = useMemo(() => treeLayout(counts, shared, frame), [counts, shared, frame]);
  const [at, setAt] = useState<TreeItem>();
  const [pointed, setPointed] = useState<TreeItem>();
  const svg = useRef<SVGSVGElement>(null);
  const items = useMemo<readonly TreeItem[]>(
    () => [
      ...layout.flows.map((flow) => ({ kind: 'flow', flow }) as const),
      ...layout.nodes.map((node) => ({ kind: 'node', node }) as const),
    ],
    [layout],
  );
  const first = layout.nodes[0];
  const reachable = items.find((item) => isSameItem(item, at)) ?? (first && { kind: 'node', node: first });
  const walk = (event: KeyboardEvent, item: TreeItem): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onPick(item, event);
      return;
    }
    const next = treeStep(layout, item, event.key);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setAt(next);
    svg.current?.querySelector<SVGElement>(`[data-item="${itemKey(next)}"]`)?.focus();
  };
  const parts = (item: TreeItem) => ({
    'data-item': itemKey(item),
    role: 'button',
    tabIndex: isSameItem(item, reachable) ? 0 : -1,
    'aria-label': describe(item),
    className: styles.item,
    onClick: (event: MouseEvent) => {
      event.stopPropagation();
      setAt(item);
      onPick(item, event);
    },
    onKeyDown: (event: KeyboardEvent) => walk(event, item),
    onFocus: () => setPointed(item),
    onMouseEnter: () => setPointed(item),
  });
  return (
    <>
      <div className={styles.scroll}>
        <svg
          ref={svg}
          className={styles.diagram}
          width={inner}
          height={HEAD + height + 14}
          data-chart
          role="group"
          aria-label={label}
          onMouseLeave={() => setPointed(undefined)}
          onBlur={() => setPointed(undefined)}
        >
          {levelNames.map((name, level) => {
            const node = layout.nodes.find((each) => each.level === level);
            return (
              <text
                key={name}
                x={(node?.x ?? 0) + NODE / 2}
                y={14}
                textAnchor={level === 0 ? 'start' : level === levelNames.length - 1 ? 'end' : 'middle'}
                dx={level === 0 ? -NODE / 2 : level === levelNames.length - 1 ? NODE / 2 : 0}
                fontSize={12}
                fontWeight={level === marked ? 700 : 400}
                fill={level === marked ? 'var(--accent)' : 'var(--muted)'}
              >
                {name}
              </text>
            );
          })}
          {layout.flows.map((flow) => {
            const item: TreeItem = { kind: 'flow', flow };
            return (
              <path
                key={itemKey(item)}
                {...parts(item)}
                d={flow.path}
                fill="none"
                stroke={colourOf(flow.level, flow.from)}
                strokeWidth={flow.thickness}
                strokeOpacity={opacityOf(flow, { pointed, share: selectedShare?.(item) })}
              />
            );
          })}
          {layout.nodes.map((node) => {
            const item: TreeItem = { kind: 'node', node };
            const chosen = selectedShare?.(item) ?? 0;
            const colour = colourOf(node.level, node.index);
            const isLast = node.level === counts.length - 1;
            return (
              <g key={itemKey(item)} {...parts(item)}>
                <rect
                  x={node.x}
                  y={node.top}
                  width={NODE}
                  height={Math.max(1.5, node.height)}
                  fill={colour}
                />
                {chosen > 0 && (
                  <rect
                    x={node.x}
                    y={node.top + node.height * (1 - chosen)}
                    width={NODE}
                    height={Math.max(1.5, node.height * chosen)}
                    fill="none"
                    stroke="var(--text)"
                    strokeWidth={2}
                  />
                )}
                {node.height >= LEAST_NUMBER && (
                  <text
                    className={styles.number}
                    x={isLast ? node.x - 5 : node.x + NODE + 5}
                    y={node.top + node.height / 2}
                    dy="0.35em"
                    textAnchor={isLast ? 'end' : 'start'}
                    fontSize={12}
                    fontWeight={600}
                    fill="var(--text)"
                    aria-hidden="true"
                  >
                    {numberOf(node.index)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <p className={styles.words} aria-hidden="true">
        {pointed === undefined
          ? 'Point at a band or a segment to read it in words.'
          : `${describe(pointed)}.`}
      </p>
    </>
  );
});

function opacityOf(
  flow: TreeFlow,
  { pointed, share }: { readonly pointed: TreeItem | undefined; readonly share: number | undefined },
): number {
  if (pointed?.kind === 'flow' && isSameItem(pointed, { kind: 'flow', flow })) return 0.8;
  if (pointed?.kind === 'node') {
    const { level, index } = pointed.node;
    const touches =
      (flow.level === level && flow.from === index) || (flow.level === level - 1 && flow.to === index);
    return touches ? 0.75 : 0.15;
  }
  if (pointed !== undefined) return 0.15;
  return share === undefined ? 0.42 : 0.12 + 0.68 * share;
}
