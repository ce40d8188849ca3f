export type MarkShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'wedge' | 'plus' | 'cross' | 'hexagon';

const ORDER: readonly MarkShape[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'wedge',
  'plus',
  'cross',
  'hexagon',
];

/** The shape of the n-th category, from 0; they repeat after eight. */
export function markShape(index: number): MarkShape {
  return ORDER[index % ORDER.length] ?? 'circle';
}

/** Outline of a shape around the origin, as SVG path data; all shapes have about the area of a circle of that radius. */
export function markPath(shape: MarkShape, radius: number): string {
  const r = radius;
  switch (shape) {
    case 'circle':
      return `M${r},0A${r},${r},0,1,1,${-r},0A${r},${r},0,1,1,${r},0Z`;
    case 'square':
      return polygon(
        [
          [-1, -1],
          [1, -1],
          [1, 1],
          [-1, 1],
        ],
        r * 0.88,
      );
    case 'triangle':
      return polygon(
        [
          [0, -1.35],
          [1.17, 0.68],
          [-1.17, 0.68],
        ],
        r,
      );
    case 'wedge':
      return polygon(
        [
          [0, 1.35],
          [1.17, -0.68],
          [-1.17, -0.68],
        ],
        r,
      );
    case 'diamond':
      return polygon(
        [
          [0, -1],
          [1, 0],
          [0, 1],
          [-1, 0],
        ],
        r * 1.25,
      );
    case 'plus':
      return polygon(PLUS, r * 1.2);
    case 'cross':
      return polygon(
        PLUS.map(([x, y]) => [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2] as const),
        r * 1.2,
      );
    case 'hexagon':
      return polygon(
        [
          [1, 0],
          [0.5, 0.87],
          [-0.5, 0.87],
          [-1, 0],
          [-0.5, -0.87],
          [0.5, -0.87],
        ],
        r * 1.1,
      );
  }
}

const T = 0.36;
const PLUS: readonly (readonly [number, number])[] = [
  [-T, -1],
  [T, -1],
  [T, -T],
  [1, -T],
  [1, T],
  [T, T],
  [T, 1],
  [-T, 1],
  [-T, T],
  [-1, T],
  [-1, -T],
  [-T, -T],
];

function polygon(corners: readonly (readonly [number, number])[], scale: number): string {
  return `M${corners.map(([x, y]) => `${round(x * scale)},${round(y * scale)}`).join('L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
