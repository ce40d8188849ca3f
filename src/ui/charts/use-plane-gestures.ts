import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import type { Place } from './plane.ts';
import type { PlaneView } from './use-plane-view.ts';

interface HeldKeys {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface PlaneGesturesInput {
  readonly view: PlaneView;
  /** A drag draws a lasso; with Shift or Alt it does so anyway. */
  readonly lassoing: boolean;
  /** Corners on the screen. */
  readonly onLasso: (corners: readonly Place[], keys: HeldKeys) => void;
  readonly onPick: (at: Place) => void;
  readonly onHover: (at: Place | undefined) => void;
}

type Gesture =
  | { readonly kind: 'press'; readonly from: Place }
  | { readonly kind: 'move'; readonly from: Place }
  | { readonly kind: 'lasso'; readonly corners: readonly Place[] }
  | { readonly kind: 'pinch'; readonly apart: number; readonly middle: Place };

const STEP = 48;
const CLOSER = 1.5;
const LEAST_MOVE = 4;
const BETWEEN_CORNERS = 3;

/** Drag, wheel, pinch, double click, lasso and keys on a scatter. */
export function usePlaneGestures({ view, lassoing, onLasso, onPick, onHover }: PlaneGesturesInput) {
  const surface = useRef<HTMLCanvasElement>(null);
  const pointers = useRef(new Map<number, Place>());
  const gesture = useRef<Gesture | undefined>(undefined);
  const [corners, setCorners] = useState<readonly Place[]>();
  useWheel(surface, view);

  const begin = (next: Gesture | undefined) => {
    gesture.current = next;
    setCorners(next?.kind === 'lasso' ? next.corners : undefined);
  };
  const end = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    begin(undefined);
  };

  return {
    surface,
    /** Of the lasso being drawn. */
    corners,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = placeOf(event);
        pointers.current.set(event.pointerId, at);
        onHover(undefined);
        const [one, other] = [...pointers.current.values()];
        if (one !== undefined && other !== undefined) begin({ kind: 'pinch', ...span(one, other) });
        else if (lassoing || event.shiftKey || event.altKey) begin({ kind: 'lasso', corners: [at] });
        else begin({ kind: 'press', from: at });
      },
      onPointerMove(event: PointerEvent) {
        const at = placeOf(event);
        if (!pointers.current.has(event.pointerId)) return onHover(at);
        pointers.current.set(event.pointerId, at);
        const next = moved(gesture.current, at, [...pointers.current.values()], view);
        if (next !== gesture.current) begin(next);
      },
      onPointerUp(event: PointerEvent) {
        const now = gesture.current;
        end(event);
        if (now?.kind === 'press') onPick(now.from);
        if (now?.kind !== 'lasso') return;
        if (now.corners.length > 2) onLasso(now.corners, event);
        else onPick(placeOf(event));
      },
      onPointerCancel: end,
      onPointerLeave: () => onHover(undefined),
      onDoubleClick(event: MouseEvent) {
        if (!lassoing)
          view.zoomBy(CLOSER * CLOSER, { x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY });
      },
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
      const act = KEYS[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act(view);
    },
  };
}

const KEYS: Readonly<Record<string, (view: PlaneView) => void>> = {
  '+': (view) => view.zoomBy(CLOSER),
  '=': (view) => view.zoomBy(CLOSER),
  '-': (view) => view.zoomBy(1 / CLOSER),
  '0': (view) => view.reset(),
  ArrowLeft: (view) => view.dragBy({ x: STEP, y: 0 }),
  ArrowRight: (view) => view.dragBy({ x: -STEP, y: 0 }),
  ArrowUp: (view) => view.dragBy({ x: 0, y: STEP }),
  ArrowDown: (view) => view.dragBy({ x: 0, y: -STEP }),
};

/** The gesture after a pointer went to `at`; moves the view on its way. */
function moved(
  now: Gesture | undefined,
  at: Place,
  pointers: readonly Place[],
  view: PlaneView,
): Gesture | undefined {
  switch (now?.kind) {
    case 'press':
    case 'move': {
      const by = { x: at.x - now.from.x, y: at.y - now.from.y };
      if (now.kind === 'press' && Math.hypot(by.x, by.y) < LEAST_MOVE) return now;
      view.dragBy(by);
      return { kind: 'move', from: at };
    }
    case 'lasso': {
      const last = now.corners.at(-1);
      const near = last !== undefined && Math.hypot(at.x - last.x, at.y - last.y) < BETWEEN_CORNERS;
      return near ? now : { kind: 'lasso', corners: [...now.corners, at] };
    }
    case 'pinch': {
      const [one, other] = pointers;
      if (one === undefined || other === undefined) return now;
      const next = span(one, other);
      view.zoomBy(next.apart / now.apart, next.middle);
      view.dragBy({ x: next.middle.x - now.middle.x, y: next.middle.y - now.middle.y });
      return { kind: 'pinch', ...next };
    }
    case undefined:
      return now;
  }
}

/** Zooms around the pointer; where there is nothing to zoom out of, the page scrolls. */
function useWheel(surface: React.RefObject<HTMLCanvasElement | null>, { factor, zoomBy }: PlaneView): void {
  useEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    const turn = (event: WheelEvent) => {
      if (factor === 1 && event.deltaY > 0) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      zoomBy(Math.exp(-pixels * 0.002), { x: event.offsetX, y: event.offsetY });
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [surface, factor, zoomBy]);
}

function placeOf({ nativeEvent }: PointerEvent): Place {
  return { x: nativeEvent.offsetX, y: nativeEvent.offsetY };
}

function span(one: Place, other: Place): { readonly apart: number; readonly middle: Place } {
  return {
    apart: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
    middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
  };
}
