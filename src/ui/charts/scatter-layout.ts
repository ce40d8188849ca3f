/** Where each point of a scatter stands on the screen, in CSS pixels, and the scale of its axes. */
export interface ScatterLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly px: Float32Array;
  readonly py: Float32Array;
  readonly xTicks: readonly AxisTick[];
  readonly yTicks: readonly AxisTick[];
}

export interface AxisTick {
  readonly value: number;
  readonly at: number;
}

const ROOM = { left: 44, top: 8, right: 10, bottom: 40 };

/** Lays points out with the same unit on both axes, so that distances on the screen can be compared. */
export function scatterLayout(
  x: Float32Array,
  y: Float32Array,
  width: number,
  height: number,
): ScatterLayout {
  const plot = { left: ROOM.left, top: ROOM.top, right: width - ROOM.right, bottom: height - ROOM.bottom };
  const [xLow, xHigh] = extent(x);
  const [yLow, yHigh] = extent(y);
  const pad = 8;
  const scale = Math.min(
    (plot.right - plot.left - 2 * pad) / (xHigh - xLow),
    (plot.bottom - plot.top - 2 * pad) / (yHigh - yLow),
  );
  const xMiddle = (plot.left + plot.right) / 2 - (scale * (xLow + xHigh)) / 2;
  const yMiddle = (plot.top + plot.bottom) / 2 + (scale * (yLow + yHigh)) / 2;
  const px = new Float32Array(x.length);
  const py = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    px[i] = xMiddle + scale * x[i]!;
    py[i] = yMiddle - scale * y[i]!;
  }
  const step = tickStep(90 / scale);
  return {
    width,
    height,
    plot,
    px,
    py,
    xTicks: ticks((plot.left - xMiddle) / scale, (plot.right - xMiddle) / scale, step).map((value) => ({
      value,
      at: xMiddle + scale * value,
    })),
    yTicks: ticks((yMiddle - plot.bottom) / scale, (yMiddle - plot.top) / scale, step).map((value) => ({
      value,
      at: yMiddle - scale * value,
    })),
  };
}

/** Lowest and highest value; one unit wide where all are equal. */
function extent(values: Float32Array): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(low <= high)) return [-0.5, 0.5];
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}

/** The next of 1, 2, 5 × a power of ten. */
function tickStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5, 10].find((step) => step * power >= atLeast) ?? 10) * power;
}

function ticks(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}
