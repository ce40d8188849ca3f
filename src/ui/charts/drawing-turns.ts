import { createContext } from 'react';

/** Lets costly parts be drawn one after the other, so that no frame has to draw all that comes to the screen at once. */
export interface DrawingTurns {
  /**
   * Draws in a frame to come, once nobody else has the turn, and never at once: what comes to the screen brings work enough.
   * Gives what ends the turn, or the waiting for it: to be called when all is drawn, and when nothing is to be drawn any more.
   */
  take(draw: () => void): () => void;
}

/** Turns by frames; `nextFrame` calls back before the next one. */
export function createDrawingTurns(nextFrame: (callback: () => void) => void): DrawingTurns {
  const waiting = new Set<() => void>();
  let current: (() => void) | undefined;
  let isAwaited = false;
  const begin = (): void => {
    isAwaited = false;
    const [draw] = waiting;
    if (draw === undefined) return;
    waiting.delete(draw);
    current = draw;
    try {
      draw();
    } catch (thrown) {
      current = undefined;
      goOn();
      throw thrown;
    }
  };
  const goOn = (): void => {
    if (current !== undefined || isAwaited || waiting.size === 0) return;
    isAwaited = true;
    nextFrame(begin);
  };
  return {
    take(draw) {
      const own = (): void => draw();
      waiting.add(own);
      goOn();
      return () => {
        waiting.delete(own);
        if (current !== own) return;
        current = undefined;
        goOn();
      };
    },
  };
}

/** The turns of the page; without them everything is drawn at once. */
export const DrawingTurnsContext = createContext<DrawingTurns | undefined>(undefined);
