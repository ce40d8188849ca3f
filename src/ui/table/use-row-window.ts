import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** The rows that are made of a table of any length. */
export interface RowWindow {
  /** Positions of the first and the last; the last is before the first where there are none. */
  readonly first: number;
  readonly last: number;
  /** Scrolls just as far as it takes to bring the row at a position in sight, below the heading. */
  readonly scrollTo: (position: number) => void;
}

/**
 * The virtualizer looks at every one of its items anew whenever their number changes: for a million rows that took it longer
 * than a frame may. So its items are blocks of rows, of which those in sight are made, and one more to each side.
 */
const ROWS_OF_A_BLOCK = 4;
const BLOCKS_BEYOND = 1;

/** Of `count` rows of one height, in CSS pixels, those in sight in a region that scrolls; `height` is what it begins with. */
export function useRowWindow(
  region: RefObject<HTMLElement | null>,
  {
    count,
    rowHeight,
    height,
  }: { readonly count: number; readonly rowHeight: number; readonly height: number },
): RowWindow {
  const virtualizer = useVirtualizer({
    count: Math.ceil(count / ROWS_OF_A_BLOCK),
    getScrollElement: () => region.current,
    estimateSize: () => ROWS_OF_A_BLOCK * rowHeight,
    overscan: BLOCKS_BEYOND,
    // Nothing is measured or scrolled before the page is laid out: it would be laid out in the middle of making it.
    initialRect: { width: 0, height },
    observeElementRect: observeSize,
    scrollToFn: () => {},
  });
  const blocks = virtualizer.getVirtualItems();
  const first = (blocks[0]?.index ?? 0) * ROWS_OF_A_BLOCK;
  const last = Math.min(count, ((blocks.at(-1)?.index ?? -1) + 1) * ROWS_OF_A_BLOCK) - 1;
  return {
    first,
    last,
    scrollTo(position) {
      const element = region.current;
      if (element === null) return;
      const room = element.clientHeight - (element.querySelector('thead')?.offsetHeight ?? 0);
      const top = position * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    },
  };
}

function observeSize(
  { scrollElement }: Virtualizer<HTMLElement, Element>,
  tell: (size: { readonly width: number; readonly height: number }) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver(() =>
    tell({ width: scrollElement.clientWidth, height: scrollElement.clientHeight }),
  );
  observer.observe(scrollElement);
  return () => observer.disconnect();
}
