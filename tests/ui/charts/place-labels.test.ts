import { expect, test } from 'vitest';
import { type Ribbon, placeLabels } from '../../../src/ui/charts/place-labels.ts';

const room = { left: 40, right: 240, top: 0, bottom: 100 };
const level = (y: number): Ribbon => [40, 240].map((x) => ({ x, top: y - 2, bottom: y + 2 }));

test('a label stands beside what it names, inside the plot', () => {
  const [top] = placeLabels([{ label: 'upper', names: level(6) }], level(50), room);
  expect(top?.y).toBeGreaterThan(8);
  const [bottom] = placeLabels([{ label: 'lower', names: level(96) }], level(50), room);
  expect(bottom?.y).toBeLessThan(96);
});

test('a label keeps off the curve', () => {
  const [above] = placeLabels([{ label: 'cloud', names: level(50) }], level(60), room);
  expect(above?.y).toBeLessThan(50);
  const [below] = placeLabels([{ label: 'cloud', names: level(50) }], level(40), room);
  expect(below?.y).toBeGreaterThan(55);
});

test('a curve that crosses is met where it is far away', () => {
  const falling: Ribbon = [
    { x: 40, top: 0, bottom: 4 },
    { x: 240, top: 76, bottom: 80 },
  ];
  const [label] = placeLabels([{ label: 'cloud', names: level(78) }], falling, { ...room, bottom: 82 });
  expect(label?.x).toBeLessThan(150);
});

test('two labels of neighbouring bands do not lie on each other', () => {
  const [a, b] = placeLabels(
    [
      { label: 'one Gaussian cloud', names: level(50) },
      { label: 'same marginals', names: level(54) },
    ],
    level(10),
    room,
  );
  const apart = Math.abs((a?.y ?? 0) - (b?.y ?? 0)) >= 12 || Math.abs((a?.x ?? 0) - (b?.x ?? 0)) >= 100;
  expect(apart).toBe(true);
});
