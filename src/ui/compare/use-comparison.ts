import { useEffect, useState } from 'react';
import { pageBreather } from '../page-breather.ts';
import { compareRuns, type RunComparison } from '../../pipelines/segmentation/comparison/compare-runs.ts';
import { moverReasons, type MoverReasons } from '../../pipelines/segmentation/comparison/mover-reasons.ts';
import type { ComparedSide } from './compared-side.ts';

/** Two sides, held against each other. */
export interface Compared {
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  readonly comparison: RunComparison;
  readonly reasons: MoverReasons;
}

/** Compares in slices that leave room for the screen; the comparison before stays until the next is there. */
export function useComparison(
  left: ComparedSide | undefined,
  right: ComparedSide | undefined,
): Compared | undefined {
  const [compared, setCompared] = useState<Compared>();
  useEffect(() => {
    if (left === undefined || right === undefined) return undefined;
    let wanted = true;
    const breathe = pageBreather();
    const given = async (): Promise<void> => {
      await breathe();
      if (!wanted) throw new Superseded();
    };
    void (async () => {
      try {
        const comparison = await compareRuns(left.run, right.run, given);
        setCompared({ left, right, comparison, reasons: await moverReasons(comparison, given) });
      } catch (thrown) {
        if (!(thrown instanceof Superseded)) throw thrown;
      }
    })();
    return () => {
      wanted = false;
    };
  }, [left, right]);
  return compared;
}

/** Another comparison is wanted by now. */
class Superseded extends Error {}
