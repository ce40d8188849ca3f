import { countText } from '../../../base/number-text.ts';
import { EVENT_ROLES } from '../../../io/import-plan.ts';
import {
  Misfit,
  readFlag,
  readHash,
  readList,
  readNumber,
  readOneOf,
  readOptional,
  readRecord,
  readText,
  readWhole,
} from '../../../base/read-value.ts';
import {
  type ColumnNames,
  MODEL_SCHEMA,
  MODEL_SCHEMA_VERSION,
  type ModelDocument,
} from './model-document.ts';
import { readModelConfig } from './read-model-config.ts';
import { MOST_PREPARED, readModelFeature } from './read-model-feature.ts';

const MOST_FEATURES = 5000;
const MOST_SEGMENTS = 254;
const MOST_CHECK_ROWS = 100;
const MOST_CUSTOMERS = 1e9;
const MOST_IDS = 1e9;

type Raw = Readonly<Record<string, unknown>>;

/** Everything of a model but its hash; throws {@link Misfit}. O(values). */
export function readModelBody(raw: Raw): Omit<ModelDocument, 'hash'> {
  const features = readList(raw['features'], 'features', { most: MOST_FEATURES, each: readModelFeature });
  if (features.length === 0) throw new Misfit('features', 'is empty');
  if (new Set(features.map(({ name }) => name)).size < features.length)
    throw new Misfit('features', 'has two of one name');
  const centroids = readList(raw['centroids'], 'centroids', {
    most: MOST_SEGMENTS,
    each: (centroid, path) =>
      exactly(
        features.length,
        readList(centroid, path, {
          most: MOST_FEATURES,
          each: (value, at) => readNumber(value, at, -MOST_PREPARED, MOST_PREPARED),
        }),
        path,
      ),
  });
  if (centroids.length === 0) throw new Misfit('centroids', 'is empty');
  const segments = readSegments(raw['segments'], centroids.length);
  const app = readRecord(raw['app'], 'app');
  const trained = readTraining(raw['trained']);
  const distance = readDistance(raw['distance'], trained.customers);
  addUp(trained.customers, features, segments);
  return {
    schema: MODEL_SCHEMA,
    schemaVersion: MODEL_SCHEMA_VERSION,
    app: {
      name: readOneOf(app['name'], 'app.name', ['Strata']),
      version: readText(app['version'], 'app.version'),
    },
    config: readModelConfig(raw['config'], 'config'),
    asOf: readAsOf(raw['asOf']),
    trained,
    features,
    centroids,
    segments,
    distance,
    check: readList(raw['check'], 'check', {
      most: MOST_CHECK_ROWS,
      each: (row, path) => readCheckRow(row, path, features.length, segments.length),
    }),
  };
}

function exactly<T>(length: number, list: readonly T[], path: string): readonly T[] {
  if (list.length !== length)
    throw new Misfit(path, `has ${list.length} entries where ${length} are expected`);
  return list;
}

function readAsOf(value: unknown): ModelDocument['asOf'] {
  const { rule, day } = readRecord(value, 'asOf');
  return {
    rule: readOneOf(rule, 'asOf.rule', ['day after the last event', 'fixed day', 'none']),
    day: readOptional(day, 'asOf.day', (text, path) => readText(text, path, 20)) ?? null,
  };
}

function readTraining(value: unknown): ModelDocument['trained'] {
  const { customers, seed, dataHash, mergedIds, columns, onBorder, elsewhere } = readRecord(value, 'trained');
  const all = readWhole(customers, 'trained.customers', MOST_CUSTOMERS);
  if (all === 0) throw new Misfit('trained.customers', 'is 0');
  return {
    customers: all,
    seed: readWhole(seed, 'trained.seed', Number.MAX_SAFE_INTEGER),
    dataHash: readOptional(dataHash, 'trained.dataHash', readHash) ?? null,
    ...(mergedIds === undefined ? {} : { mergedIds: readWhole(mergedIds, 'trained.mergedIds', MOST_IDS) }),
    ...(columns === undefined ? {} : { columns: readColumns(columns) }),
    onBorder: readWhole(onBorder, 'trained.onBorder', all),
    elsewhere: readWhole(elsewhere, 'trained.elsewhere', all),
  };
}

function readColumns(value: unknown): ColumnNames {
  const named = readRecord(value, 'trained.columns');
  const roles = EVENT_ROLES.filter((role) => named[role] !== undefined);
  return Object.fromEntries(roles.map((role) => [role, readText(named[role], `trained.columns.${role}`)]));
}

function readSegments(value: unknown, k: number): ModelDocument['segments'] {
  const segments = readList(value, 'segments', {
    most: MOST_SEGMENTS,
    each: (entry, path) => {
      const { name, sources, isSetAside, customers } = readRecord(entry, path);
      return {
        name: readText(name, `${path}.name`),
        sources: readList(sources, `${path}.sources`, {
          most: k,
          each: (source, at) => readWhole(source, at, k - 1),
        }),
        isSetAside: readFlag(isSetAside, `${path}.isSetAside`),
        customers: readWhole(customers, `${path}.customers`, MOST_CUSTOMERS),
      };
    },
  });
  const sources = segments.flatMap((segment) => segment.sources);
  if (sources.length !== k || new Set(sources).size !== k)
    throw new Misfit('segments', 'does not have each centroid as a source exactly once');
  return segments;
}

/** Counts are of all customers of the run, or shares of them mean nothing. */
function addUp(
  customers: number,
  features: ModelDocument['features'],
  segments: ModelDocument['segments'],
): void {
  const ofCustomers = (counts: readonly number[], path: string): void => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    if (all !== customers)
      throw new Misfit(path, `counts ${countText(all)} customers where the run had ${countText(customers)}`);
  };
  for (const [at, { missing, bins }] of features.entries())
    ofCustomers([missing, ...bins.counts], `features[${at}].bins`);
  ofCustomers(
    segments.map((segment) => segment.customers),
    'segments',
  );
}

function readDistance(value: unknown, customers: number): ModelDocument['distance'] {
  const { share, bound, beyond } = readRecord(value, 'distance');
  return {
    share: readNumber(share, 'distance.share', 0, 1),
    bound: readNumber(bound, 'distance.bound', 0),
    beyond: readWhole(beyond, 'distance.beyond', customers - 1),
  };
}

function readCheckRow(
  value: unknown,
  path: string,
  features: number,
  segments: number,
): ModelDocument['check'][number] {
  const { values, segment } = readRecord(value, path);
  const read = readList(values, `${path}.values`, {
    most: MOST_FEATURES,
    each: (cell, at) => readOptional(cell, at, (number, place) => readNumber(number, place)) ?? null,
  });
  const place = readWhole(segment, `${path}.segment`, segments);
  if (place === 0) throw new Misfit(`${path}.segment`, 'is 0, and segments count from 1');
  return { values: exactly(features, read, `${path}.values`), segment: place };
}
