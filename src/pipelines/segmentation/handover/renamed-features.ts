import type { HandedRun } from './handed-run.ts';

/** What is to be told of features that are called otherwise than in the run: one sentence for each. O(features). */
export function renamedFeatures({ artifacts, featureNames }: HandedRun): readonly string[] {
  return artifacts.features.names.flatMap((name, j) =>
    name === featureNames[j]
      ? []
      : [
          `The feature ${JSON.stringify(featureNames[j])} of the run is called ${JSON.stringify(name)} for other engines, as in profiles.parquet: most databases tell no names apart by capitals, and the columns of a table must have different names.`,
        ],
  );
}
