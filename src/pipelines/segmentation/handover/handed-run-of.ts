import type { SegmentationConfig } from '../config.ts';
import type { SegmentationArtifacts } from '../model.ts';
import { checkedRows } from './check-rows.ts';
import { withProfileNames } from './profile-names.ts';
import type { HandedRun, HandedSegment } from './handed-run.ts';

/** Which segments are handed over: the k of the sweep they come from, and what they are called. */
export interface HandedChoice {
  readonly k: number;
  readonly segments: readonly HandedSegment[];
}

/** The run that files are written from; undefined where it did not come to segments of that k. O(customers × k × features). */
export function handedRunOf(
  artifacts: Partial<SegmentationArtifacts>,
  { k, segments }: HandedChoice,
  { config, version }: { readonly config: SegmentationConfig; readonly version: string },
): HandedRun | undefined {
  const { profiles, features, sweep } = artifacts;
  const fit = sweep?.fits.find((each) => each.k === k);
  if (profiles === undefined || features === undefined || sweep === undefined || fit === undefined)
    return undefined;
  const handed = withProfileNames(profiles);
  const columns = features.names.map(
    (name) => handed.columns[profiles.columns.findIndex((column) => column.name === name)]!,
  );
  const names = columns.map(({ name }) => name);
  const { rows, onBorder, elsewhere } = checkedRows(
    { features, columns: columns.map(({ values }) => values) },
    fit,
    config.source.seed,
  );
  const preparation = features.preparation.map((each, j) => ({ ...each, name: names[j]! }));
  return {
    version,
    config,
    artifacts: { ...artifacts, profiles: handed, features: { ...features, names, preparation }, sweep },
    featureNames: features.names,
    fit,
    segments,
    checkRows: rows,
    onBorder,
    elsewhere,
  };
}
