import type { Task } from '../../../engine/pool.ts';
import type { Labels } from '../../../kernels/matrix.ts';
import { type WindowToCluster, windowSegments } from '../sensitivity/window-segments.ts';

/** The segments of one window of time. */
export const windowTask: Task<undefined, WindowToCluster, Labels | undefined> = {
  name: 'segmentation/window',
  run: (_, window) => windowSegments(window),
};
