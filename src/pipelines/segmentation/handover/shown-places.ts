import type { HandedRun } from './handed-run.ts';

/** The place among the shown segments, from 0, of each segment of the fit. O(k). */
export function shownPlaces({ fit, segments }: Pick<HandedRun, 'fit' | 'segments'>): readonly number[] {
  return Array.from({ length: fit.k }, (_, source) =>
    segments.findIndex(({ sources }) => sources.includes(source)),
  );
}
