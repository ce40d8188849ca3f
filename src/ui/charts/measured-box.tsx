import type { ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useDrawingTurn } from './use-drawing-turn.ts';

/**
 * Gives its children the width it has been laid out with, in CSS pixels, and again whenever that changes. Of several boxes that
 * come at once each has its children in a turn of its own.
 */
export function MeasuredBox({
  children,
  className,
}: {
  readonly children: (width: number) => ReactNode;
  readonly className?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const isDrawn = useDrawingTurn();

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    // Measured when the page is laid out anyway; asking before would have it laid out once more.
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className={className}>
      {isDrawn && width > 0 ? children(width) : undefined}
    </div>
  );
}
