import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisTicks } from '../../../src/ui/charts/axis-ticks.ts';
import {
  dataAt,
  dragged,
  extentOf,
  planeOf,
  screenAt,
  scatterPlot,
  unzoomed,
  zoomedAt,
} from '../../../src/ui/charts/plane.ts';

const x = Float32Array.of(-2, 0, 6);
const y = Float32Array.of(-1, 0, 3);
const extent = extentOf(x, y);
const plot = scatterPlot(600, 400);
const all = unzoomed(extent);
const place = fc.record({
  x: fc.double({ min: plot.left, max: plot.right, noNaN: true }),
  y: fc.double({ min: plot.top, max: plot.bottom, noNaN: true }),
});

describe('the plane of a scatter', () => {
  test('holds every point in the plot, with one unit as long on both axes', () => {
    const plane = planeOf(extent, plot, all);
    for (let i = 0; i < 3; i++) {
      const at = screenAt(plane, { x: x[i]!, y: y[i]! });
      expect(at.x).toBeGreaterThanOrEqual(plot.left);
      expect(at.x).toBeLessThanOrEqual(plot.right);
      expect(at.y).toBeGreaterThanOrEqual(plot.top);
      expect(at.y).toBeLessThanOrEqual(plot.bottom);
    }
    const [one, other] = [screenAt(plane, { x: 0, y: 0 }), screenAt(plane, { x: 1, y: 1 })];
    expect(other.x - one.x).toBeCloseTo(one.y - other.y, 9);
  });

  test('zooms around what is under the pointer, as long as that leaves the data in the middle', () => {
    fc.assert(
      fc.property(place, fc.double({ min: 1, max: 50, noNaN: true }), (at, factor) => {
        const before = dataAt(planeOf(extent, plot, all), at);
        const zoom = zoomedAt({ extent, plot, zoom: all }, factor, at);
        const after = dataAt(planeOf(extent, plot, zoom), at);
        const atEdge =
          [extent.xLow, extent.xHigh].includes(zoom.x) || [extent.yLow, extent.yHigh].includes(zoom.y);
        if (!atEdge && zoom.factor > 1) {
          expect(after.x).toBeCloseTo(before.x, 6);
          expect(after.y).toBeCloseTo(before.y, 6);
        }
        expect(zoom.x).toBeGreaterThanOrEqual(extent.xLow);
        expect(zoom.x).toBeLessThanOrEqual(extent.xHigh);
      }),
    );
  });

  test('zooms out to everything and no further, and in to a limit', () => {
    const at = { x: 100, y: 100 };
    const close = zoomedAt({ extent, plot, zoom: all }, 5, at);
    expect(zoomedAt({ extent, plot, zoom: close }, 0.01, at)).toEqual(all);
    expect(zoomedAt({ extent, plot, zoom: all }, 1e9, at).factor).toBe(200);
  });

  test('follows a drag pixel by pixel', () => {
    const close = { factor: 4, x: 1, y: 1 };
    const plane = planeOf(extent, plot, close);
    const after = planeOf(extent, plot, dragged(extent, plane.scale, close, { x: 30, y: -20 }));
    const [from, to] = [screenAt(plane, { x: 1, y: 1 }), screenAt(after, { x: 1, y: 1 })];
    expect(to.x - from.x).toBeCloseTo(30, 6);
    expect(to.y - from.y).toBeCloseTo(-20, 6);
  });

  test('of equal points and of no points can be drawn too', () => {
    for (const values of [Float32Array.of(1, 1), new Float32Array()]) {
      const equal = extentOf(values, values);
      expect(Number.isFinite(planeOf(equal, plot, unzoomed(equal)).scale)).toBe(true);
    }
  });
});

describe('ticks', () => {
  test('stand where their values are, however close one has zoomed', () => {
    for (const factor of [1, 7, 150]) {
      const plane = planeOf(extent, plot, { factor, x: 0.3, y: 0.2 });
      const ticks = axisTicks(plane, plot);
      expect(ticks.x.length).toBeGreaterThan(1);
      for (const { value, at } of ticks.x) expect(at).toBeCloseTo(screenAt(plane, { x: value, y: 0 }).x, 6);
      for (const { value, at } of ticks.y) expect(at).toBeCloseTo(screenAt(plane, { x: 0, y: value }).y, 6);
    }
  });

  test('are told apart by their words, and none is a negative zero', () => {
    const { x: shown } = axisTicks(planeOf(extent, plot, { factor: 150, x: 0, y: 0 }), plot);
    expect(new Set(shown.map(({ text }) => text)).size).toBe(shown.length);
    expect(shown.find(({ value }) => value === 0)?.text).toMatch(/^0/);
  });
});
