import { describe, expect, test } from 'vitest';
import { scatterLayout } from '../../../src/ui/charts/scatter-layout.ts';

describe('layout of a scatter', () => {
  const x = Float32Array.of(-2, 0, 6);
  const y = Float32Array.of(-1, 0, 3);
  const layout = scatterLayout(x, y, 600, 400);

  test('one unit is as long on both axes', () => {
    const across = (layout.px[2]! - layout.px[0]!) / 8;
    const up = (layout.py[0]! - layout.py[2]!) / 4;
    expect(across).toBeCloseTo(up, 3);
  });

  test('every point lies inside the plot', () => {
    for (let i = 0; i < 3; i++) {
      expect(layout.px[i]).toBeGreaterThanOrEqual(layout.plot.left);
      expect(layout.px[i]).toBeLessThanOrEqual(layout.plot.right);
      expect(layout.py[i]).toBeGreaterThanOrEqual(layout.plot.top);
      expect(layout.py[i]).toBeLessThanOrEqual(layout.plot.bottom);
    }
  });

  test('a tick stands where its value is', () => {
    const zero = layout.xTicks.find(({ value }) => value === 0);
    expect(zero?.at).toBeCloseTo(layout.px[1]!, 3);
  });

  test('equal points and no points have a layout too', () => {
    expect(
      scatterLayout(Float32Array.of(1, 1), Float32Array.of(2, 2), 300, 300).px.every(Number.isFinite),
    ).toBe(true);
    expect(scatterLayout(new Float32Array(), new Float32Array(), 300, 300).xTicks.length).toBeGreaterThan(0);
  });
});
