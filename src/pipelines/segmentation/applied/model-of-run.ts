import { tallied } from './tallied.ts';
import type { Identity } from '../model.ts';
import { checkedCustomers } from '../handover/checked-customers.ts';
import type { HandedRun } from '../handover/handed-run.ts';
import { columnNames } from './column-names.ts';
import { featureBins } from './feature-bins.ts';
import {
  MODEL_SCHEMA,
  MODEL_SCHEMA_VERSION,
  type ModelDistance,
  type ModelDocument,
  NEAR_SHARE,
} from './model-document.ts';
import { modelHash } from './model-hash.ts';
import { nearestOfPrepared } from './nearest-segments.ts';

/** The model of a run whose preparation keeps constants (any but quantile scaling). O(customers × k × features). */
export function modelOfRun(run: HandedRun): ModelDocument {
  const { version, config, artifacts, fit, onBorder, elsewhere } = run;
  const { profiles, features, acquired, identity, importedEvents } = artifacts;
  const width = features.names.length;
  const columns = features.names.map(
    (name) => profiles.columns.find((column) => column.name === name)!.values,
  );
  const centroids = Array.from({ length: fit.k }, (_, segment) =>
    Array.from(fit.centroids.subarray(segment * width, (segment + 1) * width)),
  );
  const { segments: nearest, distances } = nearestOfPrepared(
    { centroids, segments: run.segments.map((segment) => ({ ...segment, customers: 0 })) },
    { values: features.values, rows: features.rows, columns: width },
  );
  const customers = tallied(nearest, run.segments.length);
  const isTable = config.source.kind === 'customers';
  const model: Omit<ModelDocument, 'hash'> = {
    schema: MODEL_SCHEMA,
    schemaVersion: MODEL_SCHEMA_VERSION,
    app: { name: 'Strata', version },
    config: {
      source: { kind: isTable ? 'customers' : 'events' },
      quality: config.quality,
      identity: config.identity,
      profiles: config.profiles,
      features: config.features,
    },
    asOf: {
      rule: isTable ? 'none' : config.profiles.referenceDay === '' ? 'day after the last event' : 'fixed day',
      day: profiles.referenceDay ?? null,
    },
    trained: {
      customers: features.rows,
      seed: config.source.seed,
      dataHash: acquired?.dataHash ?? null,
      ...(identity === undefined ? {} : { mergedIds: joinedByHistory(identity) }),
      ...(importedEvents === undefined ? {} : { columns: columnNames(importedEvents.mapping) }),
      onBorder,
      elsewhere,
    },
    features: features.preparation.map((preparation, j) => ({
      ...preparation,
      name: run.featureNames[j]!,
      bins: featureBins(columns[j]!),
    })),
    centroids,
    segments: run.segments.map(({ name, sources, isSetAside }, place) => ({
      name,
      sources,
      isSetAside,
      customers: customers[place]!,
    })),
    distance: distanceOf(distances),
    check: checkedCustomers(run).map(({ values, segment }) => ({ values, segment })),
  };
  return { ...model, hash: modelHash(model) };
}

/** Ids that were joined to another, but for those that differ from it in spelling alone: new data are folded alike. */
function joinedByHistory({ merged, respelled }: Identity): number {
  return merged - (respelled === undefined ? 0 : respelled.spellings - respelled.ids);
}

function distanceOf(distances: Float64Array): ModelDistance {
  const sorted = distances.toSorted();
  const bound = sorted[Math.ceil(NEAR_SHARE * sorted.length) - 1] ?? 0;
  return { share: NEAR_SHARE, bound, beyond: distances.filter((distance) => distance > bound).length };
}
