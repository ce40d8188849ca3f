import type { Sliced } from '../../base/sliced.ts';

/** What drawing in slices needs of the page. */
export interface DrawingPorts {
  /** Calls back before the next frame. */
  nextFrame(callback: () => void): void;
  /** Gives what gives way to the page when it is time to. */
  breather(): () => Promise<void>;
}

/** Draws pictures that take longer than a frame. */
export interface LatestDrawing {
  /**
   * Begins a drawing before the next frame and goes on in slices; until it begins, a later one takes its place. One that has begun
   * is ended first: so a picture that changes with each frame comes to the screen too, only less often.
   */
  want(draw: () => Sliced<undefined>): void;
  /** Nothing is begun, and what has begun goes no further. */
  stop(): void;
}

/** Nothing is wanted yet. */
export function createLatestDrawing({ nextFrame, breather }: DrawingPorts): LatestDrawing {
  let wanted: (() => Sliced<undefined>) | undefined;
  let begun: Sliced<undefined> | undefined;
  let isBusy = false;
  const goOn = (): void => {
    if (isBusy || wanted === undefined) return;
    isBusy = true;
    nextFrame(() => void drawn());
  };
  const drawn = async (): Promise<void> => {
    const draw = wanted;
    wanted = undefined;
    const breathe = breather();
    try {
      const work = draw?.();
      begun = work;
      while (work !== undefined && begun === work && work.next().done !== true) await breathe();
    } finally {
      isBusy = false;
      goOn();
    }
  };
  return {
    want(draw) {
      wanted = draw;
      goOn();
    },
    stop() {
      wanted = undefined;
      begun = undefined;
    },
  };
}
