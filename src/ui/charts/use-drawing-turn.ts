import { startTransition, use, useLayoutEffect, useState } from 'react';
import { DrawingTurnsContext } from './drawing-turns.ts';

/** Whether the turn of a costly part has come; what was drawn once stays. */
export function useDrawingTurn(): boolean {
  return useTurn().isDrawn;
}

/**
 * The same for what is costly to show again, too: hidden it is taken away, and shown again it waits for another turn. Its place
 * is to be kept, and it must hold no state.
 */
export function useDrawingTurnEachTime(): boolean {
  const { isDrawn, setDrawn } = useTurn();
  useLayoutEffect(() => () => setDrawn(false), [setDrawn]);
  return isDrawn;
}

function useTurn(): { readonly isDrawn: boolean; readonly setDrawn: (isDrawn: boolean) => void } {
  const turns = use(DrawingTurnsContext);
  const [wasDrawn, setDrawn] = useState(false);
  // Cleaned up, and so ended, as soon as the part is on the screen.
  useLayoutEffect(
    () =>
      turns === undefined || wasDrawn ? undefined : turns.take(() => startTransition(() => setDrawn(true))),
    [turns, wasDrawn],
  );
  return { isDrawn: wasDrawn || turns === undefined, setDrawn };
}
