import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { treeLayout } from '../../../src/ui/charts/tree-layout.ts';
import { crossings, treeOrder } from '../../../src/ui/charts/tree-order.ts';
import { treeStep } from '../../../src/ui/charts/tree-steps.ts';

const FRAME = { left: 0, right: 300, top: 20, height: 200, node: 10 };

/** Levels of random labels of the same members. */
const levels = fc
  .array(fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }), { minLength: 2, maxLength: 4 })
  .map((labels) => {
    const counts = labels.map((level) =>
      [0, 1, 2, 3].map((node) => level.filter((label) => label === node).length),
    );
    const shared = labels.slice(1).map((level, at) => {
      const table = new Array<number>(16).fill(0);
      level.forEach((label, member) => (table[labels[at]![member]! * 4 + label]! += 1));
      return table;
    });
    return { counts, shared };
  });

describe('a tree of levels', () => {
  it('is ordered without crossings where that is possible', () => {
    const shared = [
      [0, 0, 5, 0, 5, 0, 5, 0, 0],
      [0, 3, 0, 3, 0, 0, 0, 0, 3],
    ];
    const order = treeOrder([3, 3, 3], shared);
    expect(crossings(order, shared)).toBe(0);
    expect(order[0]).toEqual([0, 1, 2]);
  });

  it('counts each crossing pair of bands by its members', () => {
    expect(
      crossings(
        [
          [0, 1],
          [0, 1],
        ],
        [[0, 2, 3, 0]],
      ),
    ).toBe(6);
    expect(
      crossings(
        [
          [0, 1],
          [1, 0],
        ],
        [[0, 2, 3, 0]],
      ),
    ).toBe(0);
    expect(
      crossings(
        [
          [0, 1],
          [0, 1],
        ],
        [[1, 2, 3, 4]],
      ),
    ).toBe(6);
  });

  it('never crosses more than in the order it came in, and keeps every node', () => {
    fc.assert(
      fc.property(levels, ({ counts, shared }) => {
        const given = counts.map(() => [0, 1, 2, 3]);
        const order = treeOrder([4, 4, 4, 4].slice(0, counts.length), shared);
        expect(crossings(order, shared)).toBeLessThanOrEqual(crossings(given, shared));
        for (const level of order) expect(level.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
      }),
      { numRuns: 50 },
    );
  });

  it('has bands that add up to their nodes on both sides', () => {
    fc.assert(
      fc.property(levels, ({ counts, shared }) => {
        const { nodes, flows } = treeLayout(counts, shared, FRAME);
        for (const { level, index, count } of nodes) {
          const out = flows.filter((flow) => flow.level === level && flow.from === index);
          const into = flows.filter((flow) => flow.level === level - 1 && flow.to === index);
          if (level < counts.length - 1) expect(out.reduce((sum, flow) => sum + flow.count, 0)).toBe(count);
          if (level > 0) expect(into.reduce((sum, flow) => sum + flow.count, 0)).toBe(count);
          if (level > 0 && count > 0)
            expect(into.reduce((sum, flow) => sum + flow.inShare, 0)).toBeCloseTo(1, 12);
        }
        for (const { top, height } of nodes) {
          expect(top).toBeGreaterThanOrEqual(20);
          expect(top + height).toBeLessThanOrEqual(220.001);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is walked by arrow keys along its widest bands', () => {
    const layout = treeLayout(
      [
        [10, 5],
        [8, 7],
      ],
      [[8, 2, 0, 5]],
      FRAME,
    );
    const start = { kind: 'node', node: layout.nodes[0]! } as const;
    const band = treeStep(layout, start, 'ArrowRight')!;
    expect(band).toMatchObject({ kind: 'flow', flow: { from: 0, to: 0, count: 8 } });
    expect(treeStep(layout, band, 'ArrowDown')).toMatchObject({ flow: { from: 0, to: 1, count: 2 } });
    const end = treeStep(layout, band, 'ArrowRight')!;
    expect(end).toMatchObject({ kind: 'node', node: { level: 1, index: 0 } });
    expect(treeStep(layout, end, 'ArrowRight')).toBe(end);
    expect(treeStep(layout, start, 'ArrowUp')).toBe(start);
    expect(treeStep(layout, start, 'a')).toBeUndefined();
  });
});
