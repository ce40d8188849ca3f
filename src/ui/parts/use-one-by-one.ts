import { useEffect, useState } from 'react';

/** How many of `count` costly parts may be drawn: `first`, and one more with each frame, so that no frame has to draw them all. */
export function useOneByOne(count: number, first = 1): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= count) return undefined;
    const frame = requestAnimationFrame(() => setDrawn(drawn + 1));
    return () => cancelAnimationFrame(frame);
  }, [drawn, count]);
  return Math.min(drawn, count);
}
