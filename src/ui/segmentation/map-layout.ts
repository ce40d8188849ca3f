import type { Projection } from '../../pipelines/segmentation/model.ts';
import { axisTitle } from './loading-words.ts';

/** Customers laid out in two dimensions, whatever the method. */
export interface MapLayout {
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
    x: projection.x,
    y: projection.y,
    xTitle: (most) => axisTitle(projection, 'x', most),
    yTitle: axisTitle(projection, 'y', 1),
    loadings: projection.loadings,
  };
}
