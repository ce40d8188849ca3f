import { useCallback, useMemo, useState } from 'react';
import {
  dragged,
  type Extent,
  extentOf,
  middleOf,
  type Place,
  type Plane,
  planeOf,
  type Plot,
  scatterPlot,
  type Zoom,
  zoomedAt,
  unzoomed,
} from './plane.ts';

/** The part of a scatter that is in sight, and the ways to another part. */
export interface PlaneView {
  readonly extent: Extent;
  readonly plot: Plot;
  readonly plane: Plane;
  /** 1 shows everything. */
  readonly factor: number;
  /** Closer by a factor, around a place of the screen or the middle. */
  readonly zoomBy: (factor: number, at?: Place) => void;
  readonly dragBy: (by: Place) => void;
  readonly reset: () => void;
}

/** Other points begin with everything in sight; another size keeps what is in the middle. */
export function usePlaneView(x: Float32Array, y: Float32Array, width: number, height: number): PlaneView {
  const extent = useMemo(() => extentOf(x, y), [x, y]);
  const plot = useMemo(() => scatterPlot(width, height), [width, height]);
  const [kept, setKept] = useState<{ readonly of: Extent; readonly zoom: Zoom }>();
  const zoom = useMemo(() => (kept?.of === extent ? kept.zoom : unzoomed(extent)), [kept, extent]);
  const plane = useMemo(() => planeOf(extent, plot, zoom), [extent, plot, zoom]);
  const change = useCallback(
    (next: (zoom: Zoom) => Zoom) =>
      setKept((before) => ({
        of: extent,
        zoom: next(before?.of === extent ? before.zoom : unzoomed(extent)),
      })),
    [extent],
  );
  const zoomBy = useCallback(
    (factor: number, at: Place = middleOf(plot)) =>
      change((before) => zoomedAt({ extent, plot, zoom: before }, factor, at)),
    [change, extent, plot],
  );
  const dragBy = useCallback(
    (by: Place) =>
      change((before) =>
        before.factor === 1 ? before : dragged(extent, planeOf(extent, plot, before).scale, before, by),
      ),
    [change, extent, plot],
  );
  const reset = useCallback(() => change(() => unzoomed(extent)), [change, extent]);
  return { extent, plot, plane, factor: zoom.factor, zoomBy, dragBy, reset };
}
