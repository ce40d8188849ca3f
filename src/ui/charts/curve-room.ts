/** What the axes of a curve take of its width and height, in CSS pixels. */
export const CURVE_ROOM = { margin: { top: 8, right: 10, bottom: 0, left: 0 }, yAxis: 44, xAxis: 32 };

/** How far the horizontal axis goes beyond its first and last value. */
export const BESIDE = 0.4;
