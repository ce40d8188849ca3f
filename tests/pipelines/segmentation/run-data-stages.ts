import { randomStream, seedFrom } from '../../../src/base/random.ts';
import { mergeConfig, type PartialConfig } from '../../../src/engine/config.ts';
import type { StageContext } from '../../../src/engine/stage.ts';
import type { EventTable } from '../../../src/io/event-table.ts';
import type { RejectedRows } from '../../../src/io/import-report.ts';
import type { MergeHistory } from '../../../src/io/merge-history.ts';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type {
  Acquired,
  Checked,
  EventType,
  Held,
  Identity,
  Profiles,
} from '../../../src/pipelines/segmentation/model.ts';
import type { ImportedEvents } from '../../../src/pipelines/segmentation/acquire/imported.ts';
import { acquired } from '../../../src/pipelines/segmentation/stages/acquired.ts';
import { heldIn } from '../../../src/pipelines/segmentation/streaming/held-in.ts';
import { checked } from '../../../src/pipelines/segmentation/stages/checked.ts';
import { identity } from '../../../src/pipelines/segmentation/stages/identity.ts';
import { profiles } from '../../../src/pipelines/segmentation/stages/profiles.ts';

/** What a stage gets from the runner, without a pool, a screen or a clock. */
export function stageContext(name: string, seed = 42): StageContext {
  const own = seedFrom(seed, name);
  return {
    seed: own,
    random: (purpose, index = 0) => randomStream(own, purpose, index),
    progress: () => undefined,
    partial: () => undefined,
    checkpoint: async () => undefined,
    former: () => undefined,
    leave: () => undefined,
    count: () => undefined,
    hold: (numbers) => numbers,
    map: () => Promise.reject(new Error('the data stages use no pool')),
  };
}

export interface DataStages {
  readonly acquired: Held<Acquired>;
  readonly checked: Held<Checked>;
  readonly identity: Identity;
  readonly profiles: Profiles;
}

/** Runs the four data stages one after the other. */
export async function runDataStages(
  changes: PartialConfig<SegmentationConfig>,
  given: {
    readonly importedEvents?: ImportedEvents;
    readonly merges?: MergeHistory;
    readonly rejectedMerges?: readonly RejectedRows[];
    readonly seed?: number;
  } = {},
): Promise<DataStages> {
  const config = mergeConfig(DEFAULT_CONFIG, changes);
  const imports = {
    ...(given.importedEvents === undefined ? {} : { importedEvents: given.importedEvents }),
    ...(given.merges === undefined
      ? {}
      : {
          importedMerges: {
            fileName: 'merges.csv',
            merges: given.merges,
            report: { rejected: given.rejectedMerges ?? [], warnings: [] },
          },
        }),
  };
  const data = await acquired.run(imports, config, stageContext('acquired', given.seed));
  const kept = await checked.run({ acquired: data }, config, stageContext('checked', given.seed));
  const ids = await identity.run(
    { acquired: data, checked: kept },
    config,
    stageContext('identity', given.seed),
  );
  const described = await profiles.run(
    { checked: kept, identity: ids },
    config,
    stageContext('profiles', given.seed),
  );
  return { acquired: heldIn(data), checked: heldIn(kept), identity: ids, profiles: described };
}

/** One event of a small hand-made file. */
export interface EventRow {
  readonly customer: string;
  readonly time: string;
  readonly type?: EventType | (string & {});
  readonly amount?: number;
  readonly order?: string;
  readonly category?: string;
  readonly device?: string;
  readonly discount?: number;
}

/** Rows as an imported file; a column exists where any row has a value for it. */
export function importedEvents(rows: readonly EventRow[]): ImportedEvents {
  const customer = coded(rows.map((row) => row.customer));
  const type = coded(rows.map((row) => row.type ?? ''));
  const has = (name: keyof EventRow): boolean => rows.some((row) => row[name] !== undefined);
  const table: EventTable = {
    rows: rows.length,
    customer: customer.codes,
    customerIds: customer.names,
    time: Float64Array.from(rows, (row) => Date.parse(row.time)),
    amount: Float64Array.from(rows, (row) => row.amount ?? NaN),
    typeNames: has('type') ? type.names : [],
    ...(has('type') ? { type: Uint8Array.from(type.codes) } : {}),
    ...(has('order') ? { order: coded(rows.map((row) => row.order)) } : {}),
    ...(has('category') ? { category: coded(rows.map((row) => row.category)) } : {}),
    ...(has('device') ? { device: coded(rows.map((row) => row.device)) } : {}),
    ...(has('discount') ? { discount: Float64Array.from(rows, (row) => row.discount ?? NaN) } : {}),
    sourceRow: Int32Array.from(rows, (_, row) => row + 1),
    repeated: new Uint8Array(rows.length),
  };
  return {
    fileName: 'events.csv',
    table,
    report: {
      fileName: 'events.csv',
      read: rows.length,
      parsed: rows.length,
      valid: rows.length,
      rejected: [],
      warnings: [],
      bytes: 0,
      repeatedRows: 0,
      amountSum: 0,
      negativeAmountSum: 0,
    },
    mapping: {},
  };
}

/** Merges as [past, canonical, time in days]; without a time it is unknown. */
export function mergesOf(
  rows: readonly (readonly [past: string, canonical: string, day?: number | undefined])[],
): MergeHistory {
  return {
    past: rows.map(([past]) => past),
    canonical: rows.map(([, canonical]) => canonical),
    time: Float64Array.from(rows, ([, , day]) => (day === undefined ? NaN : day * 86_400_000)),
    sourceRow: Int32Array.from(rows, (_, row) => row + 1),
  };
}

/** A profile column's values by customer id. */
export function valuesOf({ ids, columns }: Profiles, name: string): Readonly<Record<string, number>> {
  const column = columns.find((each) => each.name === name);
  if (column === undefined) throw new Error(`no column ${name}`);
  return Object.fromEntries(ids.map((id, row) => [id, column.values[row]!]));
}

function coded(texts: readonly (string | undefined)[]): { codes: Int32Array; names: string[] } {
  const names: string[] = [];
  const codes = Int32Array.from(texts, (text) => {
    if (text === undefined) return -1;
    if (!names.includes(text)) names.push(text);
    return names.indexOf(text);
  });
  return { codes, names };
}
