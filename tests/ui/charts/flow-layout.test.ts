import { describe, expect, it } from 'vitest';
import { flowLayout } from '../../../src/ui/charts/flow-layout.ts';

const FRAME = { left: 100, right: 300, top: 20, height: 200 };

describe('the layout of a flow diagram', () => {
  it('gives every node the height of its count and fills the frame', () => {
    const { left, right, flows } = flowLayout([30, 10, 0, 0, 40, 20, 0, 0, 0], 3, FRAME);
    expect(left.map(({ index, count }) => [index, count])).toEqual([
      [0, 40],
      [1, 60],
    ]);
    expect(right.map(({ count }) => count)).toEqual([30, 50, 20]);
    const last = right.at(-1)!;
    expect(last.top + last.height).toBeCloseTo(220, 6);
    const scale = left[0]!.height / 40;
    for (const { count, thickness } of flows) expect(thickness).toBeCloseTo(count * scale, 6);
  });

  it('keeps the bands of a node side by side, without overlap', () => {
    const { left, flows } = flowLayout([5, 5, 5, 5, 5, 5, 5, 5, 5], 3, FRAME);
    for (const node of left) {
      const own = flows.filter(({ from }) => from === node.index);
      const middles = own.map(({ path }) => Number(/^M\S+ (\S+)C/.exec(path)?.[1]));
      middles.forEach((middle, i) => {
        if (i > 0) expect(middle - middles[i - 1]!).toBeCloseTo(own[i]!.thickness, 0);
      });
      expect(own.reduce((sum, { thickness }) => sum + thickness, 0)).toBeCloseTo(node.height, 6);
    }
  });

  it('draws nothing of an empty table', () => {
    expect(flowLayout(new Float64Array(4), 2, FRAME)).toEqual({ left: [], right: [], flows: [] });
  });
});
