import { Children, isValidElement, type Key, type ReactNode, useEffect, useState } from 'react';

/**
 * Blocks below each other: the first ones at once, then one more with each frame, from top to bottom, so that no frame has to lay
 * them all out. What is there stays while others come. Blocks within a fragment count as one.
 */
export function OneByOne({
  first = 1,
  children,
}: {
  /** How many are there from the beginning. */
  readonly first?: number;
  readonly children: ReactNode;
}) {
  const blocks = Children.toArray(children);
  const [shown, show] = useState<readonly Key[]>(() => blocks.slice(0, first).map(keyOf));
  const next = blocks.map(keyOf).find((key) => !shown.includes(key));
  useEffect(() => {
    if (next === undefined) return undefined;
    const frame = requestAnimationFrame(() => show((before) => [...before, next]));
    return () => cancelAnimationFrame(frame);
  }, [next]);
  return blocks.filter((block) => shown.includes(keyOf(block)));
}

/** Elements have one each, from where they stand; texts have none. */
function keyOf(block: ReactNode): Key {
  return isValidElement(block) ? (block.key ?? '') : '';
}
