import { mergeConfig, type PartialConfig } from '../../../src/engine/config.ts';
import { type ArtifactCache, artifactCache } from '../../../src/engine/cache.ts';
import type { RunEvent } from '../../../src/engine/events.ts';
import { type TaskPool, inPlacePool } from '../../../src/engine/pool.ts';
import { type RunPorts, type RunRequest, type RunResult, runPipeline } from '../../../src/engine/run.ts';
import { PIPELINES } from '../../../src/pipelines/registry.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../../../src/pipelines/segmentation/model.ts';
import type { ImportedCustomers } from '../../../src/pipelines/segmentation/acquire/imported.ts';
import { presetConfig } from '../../../src/pipelines/segmentation/presets.ts';

type Given = RunRequest<SegmentationArtifacts, SegmentationConfig>['given'];

export interface RunOptions {
  readonly changes?: PartialConfig<SegmentationConfig>;
  readonly given?: Given;
  readonly cache?: ArtifactCache;
  readonly pool?: TaskPool;
  readonly signal?: AbortSignal;
  readonly emit?: (event: RunEvent) => void;
  /** The clock and what giving way is, to see how often a run gives way. */
  readonly pace?: Pick<RunPorts, 'now' | 'giveWay'>;
}

export interface Run extends RunResult<SegmentationArtifacts> {
  readonly config: SegmentationConfig;
  /** Stage → status. */
  readonly statuses: Readonly<Record<string, string>>;
}

/** Runs the whole pipeline from the development preset with changes laid over it. */
export async function runSegmentation(options: RunOptions = {}): Promise<Run> {
  const config = mergeConfig(presetConfig('development'), options.changes ?? {});
  const result = await runPipeline(
    PIPELINES.segmentation,
    { config, seed: config.source.seed, given: options.given ?? {} },
    {
      cache: options.cache ?? artifactCache(1e9),
      pool: options.pool ?? inPlacePool(nextTurn),
      signal: options.signal ?? new AbortController().signal,
      ...(options.pace ?? { now: () => performance.now(), giveWay: nextTurn }),
      emit: options.emit ?? (() => undefined),
    },
  );
  const statuses = Object.fromEntries(result.reports.map(({ name, status }) => [name, status]));
  return { ...result, config, statuses };
}

/** A customer table as a run is given it. */
export function givenTable(
  columns: Readonly<Record<string, readonly number[]>>,
  labels?: { readonly codes: Int32Array; readonly names: readonly string[]; readonly name: string },
): Given {
  const rows = Object.values(columns)[0]?.length ?? 0;
  const value: ImportedCustomers = {
    fileName: 'table.csv',
    table: {
      rows,
      ids: Array.from({ length: rows }, (_, row) => String(row + 1)),
      columns: Object.entries(columns).map(([name, values]) => ({ name, values: Float64Array.from(values) })),
      ...(labels === undefined ? {} : { labels }),
      sourceRow: Int32Array.from({ length: rows }, (_, row) => row + 1),
    },
    report: {
      fileName: 'table.csv',
      read: rows,
      parsed: rows,
      valid: rows,
      rejected: [],
      warnings: [],
      bytes: 0,
      repeatedRows: 0,
      amountSum: 0,
      negativeAmountSum: 0,
    },
  };
  return { importedCustomers: { value, key: JSON.stringify(columns) } };
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
