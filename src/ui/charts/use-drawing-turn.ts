import { startTransition, use, useLayoutEffect, useState } from 'react';
import { DrawingTurnsContext } from './drawing-turns.ts';

/** Whether the turn of a costly part has come; what was drawn once stays. */
export function useDrawingTurn(): boolean {
  const turns = use(DrawingTurnsContext);
  const [wasDrawn, setDrawn] = useState(false);
  // Cleaned up, and so ended, as soon as the part is on the screen.
  useLayoutEffect(
    () =>
      turns === undefined || wasDrawn ? undefined : turns.take(() => startTransition(() => setDrawn(true))),
    [turns, wasDrawn],
  );
  return wasDrawn || turns === undefined;
}
