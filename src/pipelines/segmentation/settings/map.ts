import { choice, number } from '../../../engine/setting.ts';

/** How customers are laid out in two dimensions, for drawing only. */
export const map = {
  title: 'Map',
  settings: {
    method: choice({
      title: 'Layout beside the components',
      help: 'UMAP draws customers who are alike close together, for a sample of them. A picture only: nothing else depends on it.',
      options: { none: 'None', umap: 'UMAP' },
      fallback: 'none',
    }),
    sample: number({
      title: 'Customers laid out',
      help: 'UMAP lays out a random sample of this size; all of them when there are fewer.',
      unit: 'customers',
      min: 100,
      max: 10_000,
      step: 100,
      fallback: 2000,
    }),
    neighbours: number({
      title: 'Neighbours',
      help: 'How many others each customer is kept close to: few show small groups, many the broad shape.',
      unit: 'customers',
      min: 2,
      max: 100,
      step: 1,
      fallback: 15,
    }),
    minDist: number({
      title: 'Least distance',
      help: 'How tightly customers may be packed.',
      unit: 'units of the map',
      min: 0,
      max: 0.99,
      step: 0.01,
      fallback: 0.1,
    }),
  },
} as const;
