import type { Projection } from '../../pipelines/segmentation/map/artifacts.ts';
import { formatPercent } from '../charts/format-quantity.ts';

/** What an axis of the map stands for: its share of the variance, and the features that weigh most on it. */
export function axisTitle(projection: Projection, axis: 'x' | 'y', most = 3): string {
  const share = formatPercent(projection.explained[axis === 'x' ? 0 : 1]);
  const name = axis === 'x' ? 'Component 1' : 'Component 2';
  const strongest = projection.loadings
    .toSorted((a, b) => Math.abs(b[axis]) - Math.abs(a[axis]))
    .slice(0, most)
    .map((loading) => `${loading[axis] < 0 ? 'less' : 'more'} ${lowerFirst(loading.title)}`);
  return `${name} (${share})${strongest.length === 0 ? '' : `: ${strongest.join(', ')} →`}`;
}

function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}
