import { beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../../src/base/input-error.ts';
import { appliedConfig } from '../../../../src/pipelines/segmentation/applied/applied-config.ts';
import { applyModel, type AppliedModel } from '../../../../src/pipelines/segmentation/applied/apply-model.ts';
import type { ModelDocument } from '../../../../src/pipelines/segmentation/applied/model-document.ts';
import type { DriftDocument } from '../../../../src/pipelines/segmentation/applied/drift-document.ts';
import { modelHash } from '../../../../src/pipelines/segmentation/applied/model-hash.ts';
import { readModel } from '../../../../src/pipelines/segmentation/applied/read-model.ts';
import type { HandedRun } from '../../../../src/pipelines/segmentation/handover/handed-run.ts';
import { modelJson } from '../../../../src/pipelines/segmentation/handover/model-json.ts';
import { shownPlaces } from '../../../../src/pipelines/segmentation/handover/shown-places.ts';
import type { Profiles } from '../../../../src/pipelines/segmentation/model.ts';
import { handed } from '../handover/handed.ts';
import { readEvents } from '../read-events.ts';
import { importedEvents } from '../run-data-stages.ts';
import { hasSharedData } from '../../../shared-data.ts';

function textOf(run: HandedRun): string {
  const written = modelJson(run);
  if (written.kind === 'refused') throw new Error(written.reason);
  return String(written.content);
}

const read = (text: string): ModelDocument => readModel('model.json', text);

const apply = (model: ModelDocument, profiles: Profiles, mergeRows = 0): Promise<AppliedModel> =>
  applyModel(model, profiles, {
    version: '1.2.3',
    mergeRows,
    mapping: undefined,
    checkpoint: async () => {},
  });

/** Customers whose segment by the file is not that of the run. */
async function differing(run: HandedRun): Promise<readonly string[]> {
  const { profiles } = run.artifacts;
  const { labels } = await apply(read(textOf(run)), profiles);
  const places = shownPlaces(run);
  return profiles.ids.filter((_, row) => labels[row] !== places[run.fit.labels[row]!]!);
}

/** Some of the customers, with a feature changed. */
function changed(
  profiles: Profiles,
  rows: readonly number[],
  change: (value: number, name: string, at: number) => number = (value) => value,
): Profiles {
  return {
    ...profiles,
    ids: rows.map((row) => profiles.ids[row]!),
    columns: profiles.columns.map((column) => ({
      ...column,
      values: Float64Array.from(rows, (row, at) => change(column.values[row]!, column.name, at)),
    })),
  };
}

let run: HandedRun;
let text: string;
beforeAll(async () => {
  run = await handed({ changes: { synthetic: { customers: 1000 }, clustering: { k: 4 } } });
  text = textOf(run);
});

describe('a model gives the customers of its run the segments they had', () => {
  test('generated events', async () => {
    expect(run.elsewhere).toBe(0);
    expect(await differing(run)).toEqual([]);
  });

  test('segments renamed, merged, set aside and in another order', async () => {
    const segments = [
      { name: '=3"', sources: [3], isSetAside: true },
      { name: 'Both', sources: [0, 2], isSetAside: false },
      { name: '__proto__', sources: [1], isSetAside: false },
    ];
    const edited = await handed({
      changes: { synthetic: { customers: 300 }, clustering: { k: 4 } },
      segments,
    });
    expect(await differing(edited)).toEqual([]);
    expect(read(textOf(edited)).segments).toMatchObject(segments);
  });

  test.each(['none', 'zscore', 'robust'] as const)('weighed features, scaling %s', async (scaling) => {
    const changes = {
      synthetic: { customers: 300 },
      features: { scaling, weights: { recency: 2.5, monetary: 0.3 }, winsorise: 2 },
    };
    expect(await differing(await handed({ changes }))).toEqual([]);
  });

  test('ids whose spelling does not count', async () => {
    const changes = { synthetic: { customers: 300 }, identity: { spelling: 'folded' } } as const;
    const folded = await handed({ changes });
    expect(await differing(folded)).toEqual([]);
    const model = read(textOf(folded));
    expect(appliedConfig(model, undefined).identity).toEqual(folded.config.identity);
  });

  test
    .skipIf(!hasSharedData)
    .each(['transactions/online_retail_2011_02_03.csv.gz', 'transactions/cdnow_sample.csv'])(
    '%s',
    async (path) => {
      const given = { importedEvents: { value: readEvents(path), key: path } };
      const real = await handed({ changes: { source: { kind: 'events' }, clustering: { k: 5 } }, given });
      expect(real.elsewhere).toBe(0);
      expect(await differing(real)).toEqual([]);
    },
  );

  test('quantile scaling keeps no constants and is refused', async () => {
    const ranked = await handed({ changes: { features: { scaling: 'quantile' } } });
    expect(modelJson(ranked)).toMatchObject({ kind: 'refused' });
  });
});

describe('a model whose run united ids by a merge history', () => {
  const warningsOf = async (model: ModelDocument, profiles: Profiles, mergeRows: number) =>
    (await apply(model, profiles, mergeRows)).drift.warnings;

  test('says so where none is given with new data, and only there', async () => {
    const { identity, profiles } = run.artifacts;
    const model = read(text);
    expect(identity!.merged).toBeGreaterThan(0);
    expect(model.trained.mergedIds).toBe(identity!.merged);
    expect(await warningsOf(model, profiles, 0)).toEqual([
      expect.stringContaining(`${identity!.merged} ids were counted under another by a merge history`),
    ]);
    expect(await warningsOf(model, profiles, 5)).toEqual([]);
  });

  test('does not count ids that differ in spelling alone, which new data unite by themselves', async () => {
    const value = importedEvents(
      Array.from({ length: 60 }, (_, n) => ({
        customer: `${n % 2 === 0 ? 'c' : 'C'}${n % 15}`,
        time: `2024-01-${10 + (n % 9)}`,
        amount: n + 1,
      })),
    );
    const changes = {
      source: { kind: 'events' },
      identity: { spelling: 'folded' },
      clustering: { k: 2, choice: 'fixed' },
    } as const;
    const spelled = await handed({ changes, given: { importedEvents: { value, key: 'spelled' } } });
    expect(spelled.artifacts.identity!.merged).toBeGreaterThan(0);
    const model = read(textOf(spelled));
    expect(model.trained.mergedIds).toBe(0);
    expect(await warningsOf(model, spelled.artifacts.profiles, 0)).toEqual([]);
  });

  test('may be older than that count', async () => {
    const old = read(forged(['trained', 'mergedIds'], () => undefined));
    expect(await warningsOf(old, run.artifacts.profiles, 0)).toEqual([]);
  });
});

describe('drift', () => {
  const every = (step: number): number[] =>
    run.artifacts.profiles.ids.flatMap((_, row) => (row % step === 0 ? [row] : []));
  const driftOf = async (profiles: Profiles) => (await apply(read(text), profiles)).drift;
  const warningsOfDrift = ({ warnings }: Pick<DriftDocument, 'warnings'>): readonly string[] =>
    warnings.filter((warning) => warning.startsWith('Drift'));

  test('is not seen in the data of the run, whose indices are 0', async () => {
    const drift = await driftOf(run.artifacts.profiles);
    expect(drift.verdict.kind).toBe('no drift seen');
    expect(warningsOfDrift(drift)).toEqual([]);
    expect(drift.features.map(({ index }) => index)).toEqual(drift.features.map(() => 0));
    expect(drift.segments.map(({ now }) => now)).toEqual(drift.segments.map(({ before }) => before));
    expect(drift.farAway.customers).toBe(read(text).distance.beyond);
    for (const { bins, missing } of drift.features)
      expect(bins.reduce((sum, { now }) => sum + now, missing.now)).toBeCloseTo(1, 12);
  });

  test('is not called in 20 customers for what chance gives, however great the index', async () => {
    const drift = await driftOf(changed(run.artifacts.profiles, every(50)));
    expect(Math.max(...drift.features.map(({ index }) => index))).toBeGreaterThan(0.25);
    expect(drift.verdict.kind).toBe('too few customers to tell');
    expect(warningsOfDrift(drift)).toEqual([]);
  });

  test('is called where a feature has moved, and names it', async () => {
    const moved = changed(run.artifacts.profiles, every(2), (value, name) =>
      name === 'recency' ? value + 200 : value,
    );
    const drift = await driftOf(moved);
    expect(drift.verdict.kind).toBe('drift');
    const strong = drift.features.filter(({ band, isBeyondChance }) => band !== 'stable' && isBeyondChance);
    expect(strong.map(({ name }) => name)).toEqual(['recency']);
    expect(drift.verdict.words.join(' ')).toMatch(
      /^Drift: 500 customers, against 1,000 of the run\..*Recency \(/,
    );
    expect(warningsOfDrift(drift)).toEqual([expect.stringMatching(/^Drift: 500 customers.* Recency \(/)]);
  });

  test('is called where values went missing', async () => {
    const { name } = read(text).features[0]!;
    const drift = await driftOf(
      changed(run.artifacts.profiles, every(2), (value, each, at) =>
        each === name && at % 2 === 0 ? NaN : value,
      ),
    );
    expect(drift.features[0]).toMatchObject({ band: 'strongly shifted', isBeyondChance: true });
    expect(drift.features[0]!.missing.now).toBeGreaterThanOrEqual(0.5);
  });

  test('is the same however the customers are cut into parts, and stops where it is told to', async () => {
    const { profiles } = run.artifacts;
    const rows = Array.from({ length: 20_000 }, (_, at) => (at * 7) % profiles.ids.length);
    const many = changed(profiles, rows);
    const [whole, few] = [await apply(read(text), many), await apply(read(text), profiles)];
    expect(rows.every((row, at) => whole.labels[at] === few.labels[row])).toBe(true);
    expect(rows.every((row, at) => whole.distances[at] === few.distances[row])).toBe(true);
    const shares: number[] = [];
    const checkpoint = async (share: number): Promise<void> => {
      shares.push(share);
      if (shares.length === 2) throw new Error('enough');
    };
    await expect(
      applyModel(read(text), many, { version: '', mergeRows: 0, mapping: undefined, checkpoint }),
    ).rejects.toThrow('enough');
    expect(shares.map((share) => share > 0 && share <= 1)).toEqual([true, true]);
  });

  test('data without a feature of the model are refused with its title', async () => {
    const { profiles } = run.artifacts;
    const without = { ...profiles, columns: profiles.columns.filter(({ name }) => name !== 'recency') };
    await expect(driftOf(without)).rejects.toThrow(/“recency”: The model rests on Recency/);
  });
});

/** The model with the value at a place made another, under a hash that fits. */
function forged(path: readonly (string | number)[], change: (value: unknown) => unknown): string {
  const model: unknown = JSON.parse(text);
  let place = model as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) place = place[step] as typeof place;
  const last = path.at(-1);
  if (last !== undefined) place[last] = change(place[last]);
  const { hash: _, ...rest } = model as ModelDocument;
  return JSON.stringify({ ...rest, hash: modelHash(rest) });
}

describe('a hostile model file is refused with the path of what is wrong', () => {
  test('an honest one is read', () => {
    expect(read(`\uFEFF${text}`).hash).toBe(read(forged([], () => undefined)).hash);
  });

  test.each([
    ['', 'model', 'not JSON'],
    ['[]', 'model', 'not an object'],
    ['{"schema":"other"}', 'schema', 'strata-model'],
    ['['.repeat(100_000), 'model', 'not JSON'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'model', 'not an object'],
  ])('%.20s', (hostile, path, words) => {
    expect(() => read(hostile)).toThrow(new RegExp(`model.json: This is no model.*“${path}” .*${words}`));
  });

  test.each<[string, readonly (string | number)[], (value: never) => unknown, string]>([
    ['a later version', ['schemaVersion'], () => 2, '“schemaVersion” is 2'],
    ['no scale', ['features', 0, 'scale'], () => 0, '“features[0].scale” is not a number'],
    ['a tiny scale', ['features', 0, 'scale'], () => 5e-324, '“features[0].scale” makes'],
    ['a text for a number', ['features', 1, 'fill'], String, '“features[1].fill” is not a number'],
    ['bounds crossed', ['features', 0, 'low'], () => 1e9, '“features[0].low” is above high'],
    ['two of a name', ['features', 1, 'name'], () => read(text).features[0]!.name, '“features” has two'],
    [
      'cuts that descend',
      ['features', 0, 'bins', 'cuts'],
      (cuts: readonly number[]) => cuts.toReversed(),
      '“features[0].bins.cuts” does not ascend',
    ],
    [
      'a short centroid',
      ['centroids', 0],
      (centroid: readonly number[]) => centroid.slice(1),
      '“centroids[0]” has',
    ],
    ['a centroid out of this world', ['centroids', 0, 0], () => 1e300, '“centroids[0][0]” is not'],
    ['300 centroids', ['centroids'], () => Array.from({ length: 300 }, () => []), '“centroids” has more'],
    ['a source twice', ['segments', 0, 'sources'], () => [0, 1], '“segments” does not'],
    ['an unknown setting', ['config', 'quality', 'evil'], () => 1, '“config.quality.evil”'],
    [
      'a setting that is gone',
      ['config', 'profiles', 'timeZone'],
      () => undefined,
      '“config.profiles.timeZone” is missing',
    ],
    ['ranks', ['config', 'features', 'scaling'], () => 'quantile', '“config.features.scaling” is quantile'],
    ['a long name', ['segments', 0, 'name'], () => 'x'.repeat(501), '“segments[0].name” is longer'],
    ['bins of other customers', ['features', 1, 'missing'], () => 7, '“features[1].bins” counts'],
    ['segments of other customers', ['segments', 0, 'customers'], () => 0, '“segments” counts'],
    ['all of them far away', ['distance', 'beyond'], () => 1000, '“distance.beyond” is not'],
    ['more far away than there are', ['distance', 'beyond'], () => 1001, '“distance.beyond” is not'],
    ['a label exchanged', ['check', 0, 'segment'], (segment: number) => (segment % 4) + 1, '“check[0]”'],
  ])('%s', (_, path, change, words) => {
    const hostile = forged(path, change as (value: unknown) => unknown);
    expect(() => read(hostile)).toThrow(words);
    expect(() => read(hostile)).toThrow(InputError);
  });

  test('what another file would not mend is told with what does', () => {
    const ranks = forged(['config', 'features', 'scaling'], () => 'quantile');
    expect(() => read(ranks)).toThrow('another scaling (features.scaling: zscore, robust or none)');
    expect(() => read(text.replace(/"seed": \d+/, '"seed": 1'))).toThrow('hand it over again from its run');
    expect(() => read(forged(['schemaVersion'], () => 2))).toThrow('the version of Strata that wrote it');
  });

  test('a changed file is known by its hash', () => {
    const seed = text.replace(/"seed": \d+/, '"seed": 12345');
    expect(() => read(seed)).toThrow('“hash” does not fit');
  });
});
