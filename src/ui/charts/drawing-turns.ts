import { createContext } from 'react';

/** Lets costly parts be drawn one after the other, so that no frame has to draw all that comes to the screen at once. */
export interface DrawingTurns {
  /** Draws now, or in a frame of its own when another part has been drawn in this one; gives the way to take it back. */
  take(draw: () => void): () => void;
}

/** Turns by frames; `nextFrame` calls back before the next one. */
export function createDrawingTurns(nextFrame: (callback: () => void) => void): DrawingTurns {
  const waiting = new Set<() => void>();
  let isTaken = false;
  const pass = (): void => {
    const [draw] = waiting;
    isTaken = draw !== undefined;
    if (draw === undefined) return;
    waiting.delete(draw);
    nextFrame(pass);
    draw();
  };
  return {
    take(draw) {
      const own = (): void => draw();
      if (isTaken) waiting.add(own);
      else {
        isTaken = true;
        nextFrame(pass);
        own();
      }
      return () => void waiting.delete(own);
    },
  };
}

/** The turns of the page; without them everything is drawn at once. */
export const DrawingTurnsContext = createContext<DrawingTurns | undefined>(undefined);
