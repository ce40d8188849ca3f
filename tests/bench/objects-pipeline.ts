import { performance } from 'node:perf_hooks';
import { present } from '../../src/base/assert.ts';
import { mergeConfig, type PartialConfig } from '../../src/engine/config.ts';
import { type SegmentationConfig, kRange } from '../../src/pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../../src/pipelines/segmentation/model.ts';
import { heldIn } from '../../src/pipelines/segmentation/streaming/held-in.ts';
import { NO_SENSITIVITY, presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { bestClustering, meanSilhouette } from './objects-pipeline/clustering.ts';
import { type CustomerFeatures, customerFeatures } from './objects-pipeline/customer-features.ts';
import { type PreparedRows, preparedRows } from './objects-pipeline/prepared-rows.ts';
import { type Shop, shopOf } from './objects-pipeline/shop.ts';
import { measureRun } from './run-times.ts';
import { middle } from './text-table.ts';

/** Milliseconds of one step over the rounds. */
export interface Step {
  readonly name: string;
  readonly ms: { readonly minimum: number; readonly median: number };
  readonly cpuMs: number;
}

export interface ObjectsOutcome {
  readonly customers: number;
  readonly events: number;
  readonly ks: readonly number[];
  readonly restarts: number;
  readonly ours: readonly Step[];
  readonly theirs: readonly Step[];
  readonly agreement: Agreement;
}

/** How far the two come to the same result. */
export interface Agreement {
  readonly features: number;
  /** The greatest difference between two prepared values, in standard deviations. */
  readonly largestDifference: number;
  readonly byK: readonly {
    readonly k: number;
    readonly ours: Quality;
    readonly theirs: Quality;
  }[];
}

export interface Quality {
  readonly inertia: number;
  readonly silhouette: number;
}

/** Where all of it would take hours. */
export interface LessWork {
  readonly changes?: PartialConfig<SegmentationConfig>;
  /** Rows whose silhouettes are taken, each against all rows; all by default. */
  readonly silhouetteRows?: number;
  /** Whether the objects go through it once before it counts; they do by default. */
  readonly warm?: boolean;
}

/** What `ours` calls the sum of the steps that both do, and everything that a run does. */
export const SAME_WORK = 'the same work';
export const WHOLE_RUN = 'the whole run';

/** The stages that do what the arrays of objects do. */
export const SHARED_STAGES: readonly string[] = ['identity', 'profiles', 'features', 'sweep'];

/**
 * Our pipeline on one thread against what one would write otherwise, on the same generated events, in turn. Both join
 * merged ids, group by customer, compute and prepare the same features, cluster at every k with the same number of
 * restarts, and take exact silhouettes; structure and sensitivity are not tested, value is not estimated. Theirs starts
 * from objects that are already there; what ours does beyond (generating, hashing, checking, describing segments, the map,
 * RFM) is in the whole run alone.
 */
export async function objectsPipelineBench(
  customers: number,
  rounds: number,
  less: LessWork = {},
): Promise<ObjectsOutcome> {
  const { changes = {}, silhouetteRows = customers } = less;
  const production = mergeConfig(presetConfig('production'), changes);
  const config = mergeConfig(production, {
    synthetic: { customers },
    structure: { test: false },
    sensitivity: NO_SENSITIVITY,
    value: { estimate: false, predict: false },
    clustering: { exactSilhouetteRows: Math.max(10_000, silhouetteRows) },
  });
  const ks = kRange(config.clustering);
  const { restarts } = config.clustering;
  const first = await measureRun(config);
  const shop = shopOf(heldIn(present(first.artifacts.acquired, 'generated events')));
  const ours: Reading[] = [];
  const theirs: Reading[] = [];
  const work = { ks, restarts, silhouetteRows };
  let result = less.warm === false ? undefined : theirRun(shop, work, new Map());
  for (let round = 0; round < rounds; round++) {
    ours.push(await ourRun(config));
    const reading: Reading = new Map();
    result = theirRun(shop, work, reading);
    theirs.push(reading);
  }
  return {
    customers,
    events: shop.events.length,
    ks,
    restarts,
    ours: steps(ours),
    theirs: steps(theirs),
    agreement: agreementOf(first.artifacts, present(result, 'a round')),
  };
}

interface Times {
  readonly ms: number;
  readonly cpuMs: number;
}
type Reading = Map<string, Times>;

async function ourRun(config: SegmentationConfig): Promise<Reading> {
  const { times } = await measureRun(config);
  const of = (names: readonly string[]): Times =>
    total(
      times.stages
        .filter(({ name }) => names.includes(name))
        .map(({ ms, cpuMs }) => ({ ms, cpuMs: cpuMs ?? NaN })),
    );
  const all = of(times.stages.map(({ name }) => name));
  return new Map([
    ...times.stages.map(({ name }) => [name, of([name])] as const),
    [SAME_WORK, of(SHARED_STAGES)],
    [WHOLE_RUN, { ...all, ms: times.ms }],
  ]);
}

interface TheirResult {
  readonly customers: readonly CustomerFeatures[];
  readonly prepared: PreparedRows;
  readonly clusterings: readonly (Quality & { readonly k: number })[];
}

function theirRun(
  shop: Shop,
  {
    ks,
    restarts,
    silhouetteRows,
  }: { readonly ks: readonly number[]; readonly restarts: number; readonly silhouetteRows: number },
  reading: Reading,
): TheirResult {
  const timed = <T>(name: string, work: () => T): T => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const made = work();
    const { user, system } = process.cpuUsage(cpu);
    reading.set(name, { ms: performance.now() - start, cpuMs: (user + system) / 1000 });
    return made;
  };
  const customers = timed('group by Map, features', () => customerFeatures(shop));
  const prepared = timed('z-scores', () => preparedRows(customers));
  const found = timed('ml-kmeans', () => ks.map((k) => bestClustering(prepared.rows, k, restarts)));
  const silhouettes = timed('silhouettes', () =>
    found.map((each) => meanSilhouette(prepared.rows, each, silhouetteRows)),
  );
  reading.set(SAME_WORK, total([...reading.values()]));
  return {
    customers,
    prepared,
    clusterings: found.map(({ k, inertia }, i) => ({ k, inertia, silhouette: silhouettes[i]! })),
  };
}

function total(times: readonly Times[]): Times {
  return times.reduce((sum, { ms, cpuMs }) => ({ ms: sum.ms + ms, cpuMs: sum.cpuMs + cpuMs }), {
    ms: 0,
    cpuMs: 0,
  });
}

function steps(readings: readonly Reading[]): Step[] {
  return [...(readings[0]?.keys() ?? [])].map((name) => {
    const times = readings.map((reading) => reading.get(name)!);
    const ms = times.map((each) => each.ms);
    return {
      name,
      ms: { minimum: Math.min(...ms), median: middle(ms) },
      cpuMs: Math.min(...times.map(({ cpuMs }) => cpuMs)),
    };
  });
}

function agreementOf(
  { profiles, features, sweep }: Partial<SegmentationArtifacts>,
  { customers, prepared, clusterings }: TheirResult,
): Agreement {
  const ours = present(features, 'prepared features');
  const rowOf = new Map(present(profiles, 'profiles').ids.map((id, row) => [id, row]));
  let largestDifference = ours.names.join() === prepared.names.join() ? 0 : Infinity;
  for (const [i, { id }] of customers.entries()) {
    const from = present(rowOf.get(id), `customer ${id}`) * ours.names.length;
    for (const [j, value] of prepared.rows[i]!.entries()) {
      largestDifference = Math.max(largestDifference, Math.abs(value - ours.values[from + j]!));
    }
  }
  const fits = present(sweep, 'the sweep').fits;
  return {
    features: prepared.names.length,
    largestDifference,
    byK: clusterings.map(({ k, ...theirs }, i) => {
      const { inertia, silhouette } = fits[i]!;
      return { k, ours: { inertia, silhouette }, theirs };
    }),
  };
}
