import type { ReactNode } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';

/** Gives its children the width it has been laid out with, in CSS pixels, and again whenever that changes. */
export function MeasuredBox({
  children,
  className,
}: {
  readonly children: (width: number) => ReactNode;
  readonly className?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className={className}>
      {width > 0 ? children(width) : undefined}
    </div>
  );
}
