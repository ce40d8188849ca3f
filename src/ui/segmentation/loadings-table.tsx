import type { Projection } from '../../pipelines/segmentation/map/artifacts.ts';
import { DataTable } from '../charts/data-table.tsx';
import { formatFixed } from '../charts/format-quantity.ts';
import { heaviestLoadings } from './loading-arrows.ts';

/** What the axes of the map are made of. */
export function LoadingsTable({ loadings }: { readonly loadings: Projection['loadings'] }) {
  return (
    <DataTable
      content={{
        caption: 'Weights of the features on the two components, the heaviest first',
        columns: ['Feature', 'Component 1', 'Component 2'],
        rows: heaviestLoadings(loadings, loadings.length).map(({ title, x, y }) => [
          title,
          formatFixed(x, 2),
          formatFixed(y, 2),
        ]),
      }}
    />
  );
}
