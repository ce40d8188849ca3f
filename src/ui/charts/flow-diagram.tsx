import { memo, useMemo, useState } from 'react';
import type { CategoryStyle } from './category-style.ts';
import { textFitter } from './fitted-text.ts';
import styles from './flow-diagram.module.css';
import { type Flow, type FlowNode, flowLayout } from './flow-layout.ts';

export interface FlowDiagramProps {
  /** Row-major, square: a line for each category of the longer side, and a last one for what has no category. */
  readonly counts: ArrayLike<number>;
  readonly categories: readonly CategoryStyle[];
  /** Those on the right where they are others; only those on the left can then be selected. */
  readonly rightCategories?: readonly CategoryStyle[];
  /** What the last row and the last column are called. */
  readonly none: string;
  readonly leftTitle: string;
  readonly rightTitle: string;
  readonly width: number;
  readonly alternative: string;
  readonly format: (count: number) => string;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
}

const HEAD = 26;
const NODE = 8;

/** Where the members of each category go: bands as wide as their number, from the left to the right. */
export const FlowDiagram = memo(function FlowDiagram(props: FlowDiagramProps) {
  const { counts, categories, none, leftTitle, rightTitle, width, alternative, format } = props;
  const { rightCategories = categories } = props;
  const { selected, onSelect } = props;
  const fit = useMemo(() => textFitter(), []);
  const [pointed, setPointed] = useState<Flow | undefined>();
  const size = Math.round(Math.sqrt(counts.length));
  const label = width < 560 ? Math.min(116, width * 0.32) : 190;
  const height = Math.max(220, Math.min(520, size * 36));
  const frame = useMemo(
    () => ({ left: label + NODE, right: width - label - NODE, top: HEAD, height }),
    [label, width, height],
  );
  const layout = useMemo(() => flowLayout(counts, size, frame), [counts, size, frame]);
  const colourOf = (category: CategoryStyle | undefined): string =>
    category?.colour ?? 'var(--segment-other)';
  const nameOf = (category: CategoryStyle | undefined): string =>
    category === undefined ? none : `${category.number} ${category.name}`;
  const followed = (flow: Flow): boolean =>
    pointed === flow ||
    (pointed === undefined &&
      (flow.from === selected || (rightCategories === categories && flow.to === selected)));
  const quiet = pointed !== undefined || selected !== undefined;
  const node = (side: 'left' | 'right') => (each: FlowNode) => {
    const { index, count, top, height: high } = each;
    const atLeft = side === 'left';
    const category = (atLeft ? categories : rightCategories)[index];
    const selectable = index < categories.length && (atLeft || rightCategories === categories);
    return (
      <g
        key={index}
        className={selectable ? styles.node : undefined}
        onClick={() => selectable && onSelect(index)}
      >
        <title>{`${nameOf(category)}: ${format(count)}`}</title>
        <rect
          x={atLeft ? frame.left - NODE : frame.right}
          y={top}
          width={NODE}
          height={Math.max(1, high)}
          fill={colourOf(category)}
        />
        <text
          x={atLeft ? frame.left - NODE - 6 : frame.right + NODE + 6}
          y={top + high / 2}
          dy="0.35em"
          textAnchor={atLeft ? 'end' : 'start'}
          fontSize={12}
          fontWeight={selectable && index === selected ? 600 : 400}
          fill="var(--text)"
        >
          {fit(nameOf(category), label - 12)}
        </text>
      </g>
    );
  };
  return (
    <>
      <svg
        className={styles.diagram}
        width={width}
        height={HEAD + height + 4}
        data-chart
        role="img"
        aria-label={alternative}
        onMouseLeave={() => setPointed(undefined)}
      >
        <g fontSize={12} fontWeight={600} fill="var(--text)">
          <text x={frame.left} y={14} textAnchor="end">
            {leftTitle}
          </text>
          <text x={frame.right} y={14}>
            {rightTitle}
          </text>
        </g>
        {layout.flows.map((flow) => (
          <path
            key={`${flow.from} ${flow.to}`}
            className={styles.flow}
            d={flow.path}
            fill="none"
            stroke={colourOf(categories[flow.from])}
            strokeWidth={flow.thickness}
            strokeOpacity={followed(flow) ? 0.75 : quiet ? 0.12 : 0.4}
            onMouseEnter={() => setPointed(flow)}
            onClick={() => flow.from < categories.length && onSelect(flow.from)}
          />
        ))}
        {layout.left.map(node('left'))}
        {layout.right.map(node('right'))}
      </svg>
      <p className={styles.words} aria-hidden="true">
        {pointed === undefined
          ? 'Point at a band to read it in words.'
          : `${format(pointed.count)} from “${nameOf(categories[pointed.from])}” to “${nameOf(rightCategories[pointed.to])}”.`}
      </p>
    </>
  );
});
