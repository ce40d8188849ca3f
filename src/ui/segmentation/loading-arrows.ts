import type { Projection } from '../../pipelines/segmentation/map/artifacts.ts';
import type { Extent } from '../charts/plane.ts';
import type { ScatterArrow } from '../charts/scatter-overlay.tsx';

const MOST = 8;
const REACH = 0.85;

/** The features that weigh most on both components, the heaviest first. */
export function heaviestLoadings(loadings: Projection['loadings'], most = MOST): Projection['loadings'] {
  return loadings.toSorted((a, b) => Math.hypot(b.x, b.y) - Math.hypot(a.x, a.y)).slice(0, most);
}

/** Their directions from the origin; the longest reaches almost to the edge of the data. */
export function loadingArrows(
  loadings: Projection['loadings'],
  { xLow, xHigh, yLow, yHigh }: Extent,
): readonly ScatterArrow[] {
  const heaviest = heaviestLoadings(loadings);
  const longest = Math.hypot(heaviest[0]?.x ?? 0, heaviest[0]?.y ?? 0);
  if (longest === 0) return [];
  const room = Math.min(Math.max(-xLow, xHigh), Math.max(-yLow, yHigh));
  const length = (REACH * room) / longest;
  return heaviest.map(({ title, x, y }) => ({ name: title, x: x * length, y: y * length }));
}
