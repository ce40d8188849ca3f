import type { ReactNode } from 'react';
import { use, useLayoutEffect, useRef, useState } from 'react';
import { DrawingTurnsContext } from './drawing-turns.ts';

/**
 * Gives its children the width it has been laid out with, in CSS pixels, and again whenever that changes. Of several boxes that
 * come at once each has its children in a frame of its own.
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
  const turns = use(DrawingTurnsContext);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(measure);
    const begin = () => {
      measure();
      observer.observe(element);
    };
    const giveBack = turns === undefined ? begin() : turns.take(begin);
    return () => {
      giveBack?.();
      observer.disconnect();
    };
  }, [turns]);

  return (
    <div ref={box} className={className}>
      {width > 0 ? children(width) : undefined}
    </div>
  );
}
