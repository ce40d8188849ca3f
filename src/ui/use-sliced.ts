import { useEffect, useMemo, useState } from 'react';
import { atOnce, type Sliced } from '../base/sliced.ts';
import { pageBreather } from './page-breather.ts';

/** Up to so many rows whatever is made of them takes less than a frame. */
const ROWS_AT_ONCE = 20_000;

/** What sliced work is about. */
export interface SlicedWork {
  /** Rows that it goes over: decides whether it is put down now and then. */
  readonly rows: number;
  /** What was made stays until the next is there, as long as this is the same. */
  readonly of: unknown;
}

/** What sliced work has made so far. */
export interface SlicedResult<T> {
  /** Undefined until the first is there. */
  readonly made: T | undefined;
  /** Whether the next is being made: what is there is what was wanted before. */
  readonly isLate: boolean;
}

/** What sliced work makes, where it does not matter how old it is. */
export function useSliced<T>(make: () => Sliced<T>, work: SlicedWork): T | undefined {
  return useSlicedResult(make, work).made;
}

/**
 * What sliced work makes: at once for a few rows, else in slices that leave room for the screen, undefined until the first is
 * there. `make` begins the work, and anew whenever it is another function.
 */
export function useSlicedResult<T>(make: () => Sliced<T>, { rows, of }: SlicedWork): SlicedResult<T> {
  const short = rows <= ROWS_AT_ONCE;
  const soon = useMemo(() => (short ? atOnce(make()) : undefined), [make, short]);
  const [later, setLater] = useState<{ readonly made: T; readonly of: unknown; readonly make: unknown }>();
  const isMade = later !== undefined && later.make === make && later.of === of;
  useEffect(() => {
    if (short || isMade) return undefined;
    let wanted = true;
    const breathe = pageBreather();
    void (async () => {
      const work = make();
      for (let step = work.next(); wanted; step = work.next()) {
        if (step.done === true) return setLater({ made: step.value, of, make });
        await breathe();
      }
    })();
    return () => {
      wanted = false;
    };
  }, [make, short, of, isMade]);
  if (short) return { made: soon, isLate: false };
  return { made: later?.of === of ? later?.made : undefined, isLate: !isMade };
}
