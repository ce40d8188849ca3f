import { Children, type ReactNode } from 'react';
import { useOneByOne } from './use-one-by-one.ts';

/**
 * Blocks below each other: those that fill a screen at once, then one more with each frame, so that no frame has to lay them all
 * out. A block that holds nothing takes a frame too; blocks within a fragment count as one.
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
  return blocks.slice(0, useOneByOne(blocks.length, first));
}
