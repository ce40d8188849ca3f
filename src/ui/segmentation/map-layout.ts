import type { Embedding, Projection } from '../../pipelines/segmentation/map/artifacts.ts';
import { axisTitle } from './loading-words.ts';

/** Customers laid out in two dimensions, whatever the method. */
export interface MapLayout {
  /** Row of each point; undefined: every customer is a point, in order. */
  readonly rows: Uint32Array | undefined;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** With at most so many features named. */
  readonly xTitle: (mostFeatures: number) => string;
  readonly yTitle: string;
  /** What the axes are made of; undefined where they mean nothing. */
  readonly loadings: Projection['loadings'] | undefined;
}

/** The first two principal components. */
export function componentLayout(projection: Projection): MapLayout {
  return {
    rows: undefined,
    x: projection.x,
    y: projection.y,
    xTitle: (most) => axisTitle(projection, 'x', most),
    yTitle: axisTitle(projection, 'y', 1),
    loadings: projection.loadings,
  };
}

/** A sample by UMAP. */
export function embeddingLayout({ rows, x, y, neighbours, minDist }: Embedding): MapLayout {
  return {
    rows,
    x,
    y,
    xTitle: () => `UMAP 1 (${neighbours} neighbours, least distance ${minDist}; no unit)`,
    yTitle: 'UMAP 2 (no unit)',
    loadings: undefined,
  };
}

/** What stands for a point by its row, in the order of the points. O(points). */
export function byPoint(values: Uint8Array, rows: Uint32Array | undefined): Uint8Array {
  return rows === undefined ? values : Uint8Array.from(rows, (row) => values[row]!);
}
