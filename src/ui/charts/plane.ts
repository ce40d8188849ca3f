/** The part of a picture that points are drawn in, in CSS pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where data stand on the screen: x at x0 + scale · x, y at y0 − scale · y. One unit is as long on both axes. */
export interface Plane {
  readonly scale: number;
  readonly x0: number;
  readonly y0: number;
}

export interface Extent {
  readonly xLow: number;
  readonly xHigh: number;
  readonly yLow: number;
  readonly yHigh: number;
}

/** How far a person has zoomed in, and which place of the data is in the middle. */
export interface Zoom {
  /** 1 shows everything. */
  readonly factor: number;
  readonly x: number;
  readonly y: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

const ROOM = { left: 44, top: 8, right: 10, bottom: 40 };
const PAD = 8;
const MOST = 200;

/** The plot of a scatter of this size: room is left for the axes. */
export function scatterPlot(width: number, height: number): Plot {
  return { left: ROOM.left, top: ROOM.top, right: width - ROOM.right, bottom: height - ROOM.bottom };
}

/** Lowest and highest values; one unit wide where all are equal or there are none. O(n). */
export function extentOf(x: Float32Array, y: Float32Array): Extent {
  const [xLow, xHigh] = range(x);
  const [yLow, yHigh] = range(y);
  return { xLow, xHigh, yLow, yHigh };
}

/** All of the data in the plot. */
export function unzoomed({ xLow, xHigh, yLow, yHigh }: Extent): Zoom {
  return { factor: 1, x: (xLow + xHigh) / 2, y: (yLow + yHigh) / 2 };
}

/** The plane that shows the data so. */
export function planeOf(extent: Extent, plot: Plot, zoom: Zoom): Plane {
  const fit = Math.min(
    (plot.right - plot.left - 2 * PAD) / (extent.xHigh - extent.xLow),
    (plot.bottom - plot.top - 2 * PAD) / (extent.yHigh - extent.yLow),
  );
  const scale = fit * zoom.factor;
  const middle = middleOf(plot);
  return { scale, x0: middle.x - scale * zoom.x, y0: middle.y + scale * zoom.y };
}

/** What lies at a place of the screen. */
export function dataAt({ scale, x0, y0 }: Plane, at: Place): Place {
  return { x: (at.x - x0) / scale, y: (y0 - at.y) / scale };
}

/** Where a place of the data is on the screen. */
export function screenAt({ scale, x0, y0 }: Plane, place: Place): Place {
  return { x: x0 + scale * place.x, y: y0 - scale * place.y };
}

/** Closer by `factor`, while what lies at `at` on the screen stays there; never further out than everything. */
export function zoomedAt(
  { extent, plot, zoom }: { readonly extent: Extent; readonly plot: Plot; readonly zoom: Zoom },
  factor: number,
  at: Place,
): Zoom {
  const next = Math.min(MOST, Math.max(1, zoom.factor * factor));
  if (next === 1) return unzoomed(extent);
  const held = dataAt(planeOf(extent, plot, zoom), at);
  const { scale } = planeOf(extent, plot, { ...zoom, factor: next });
  const middle = middleOf(plot);
  return inSight(extent, {
    factor: next,
    x: held.x - (at.x - middle.x) / scale,
    y: held.y + (at.y - middle.y) / scale,
  });
}

/** Moved along with a drag of so many pixels; the middle never leaves the data. */
export function dragged(extent: Extent, scale: number, zoom: Zoom, by: Place): Zoom {
  return inSight(extent, { ...zoom, x: zoom.x - by.x / scale, y: zoom.y + by.y / scale });
}

export function middleOf({ left, top, right, bottom }: Plot): Place {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function inSight({ xLow, xHigh, yLow, yHigh }: Extent, zoom: Zoom): Zoom {
  return {
    factor: zoom.factor,
    x: Math.min(xHigh, Math.max(xLow, zoom.x)),
    y: Math.min(yHigh, Math.max(yLow, zoom.y)),
  };
}

function range(values: Float32Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return [-0.5, 0.5];
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}
