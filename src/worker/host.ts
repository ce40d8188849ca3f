import { InputError } from '../base/input-error.ts';
import { once } from '../base/once.ts';
import { artifactCache, type ArtifactCache } from '../engine/cache.ts';
import type { RunOutcome } from '../engine/events.ts';
import { Cancelled, failureOf } from '../engine/failure.ts';
import { machinePace } from '../engine/machine-pace.ts';
import { stageTitles, type Pipeline } from '../engine/pipeline.ts';
import { inPlacePool, type TaskPool } from '../engine/pool.ts';
import { runPipeline, type Given, type RunRequest } from '../engine/run.ts';
import type { PipelineId } from '../pipelines/catalog.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import { rejectsCsv } from '../io/reject-log.ts';
import { resultDocument } from '../pipelines/segmentation/result.ts';
import {
  importMergeFile,
  previewMergeFile,
  previewTableFile,
  type KeptImport,
  type KeptValues,
  type ReadFile,
  type ReadManners,
} from './import-file.ts';
import { importPlanned } from './import-planned.ts';
import { createFilesPreviewer } from './preview-files.ts';
import type { Answer, HostApi, RunInputs, RunMessage, RunOrder } from './protocol.ts';
import { takeApart } from './message-parts.ts';
import { packFiles, unpackFiles } from './pack-files.ts';
import { thinMessages } from './run-messages.ts';
import { storedFile } from './stored-file.ts';
import { tryImport } from './try-import.ts';

/** What the host needs of the thread it lives on. */
export interface HostPorts {
  readonly pipelines: Readonly<Record<PipelineId, Pipeline<SegmentationArtifacts, SegmentationConfig>>>;
  createPool(size: number): TaskPool & { terminate(): void };
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after waiting messages have been handled. */
  giveWay(): Promise<void>;
  readonly version: string;
  readonly sharedMemory: boolean;
}

const DEFAULT_CACHE_BYTES = 512 * 1024 * 1024;

/**
 * Runs pipelines and keeps artifacts and imported files; knows nothing of worker globals. One run and one import at a
 * time: the next cancels the former and begins when that has ended.
 */
export function createHost(ports: HostPorts): HostApi {
  const kept = new Map<string, KeptImport>();
  let cache = artifactCache(DEFAULT_CACHE_BYTES);
  let pool: (TaskPool & { terminate(): void }) | undefined;
  const pace = once(() => machinePace(ports.now));
  const runs = oneAtATime();
  const imports = oneAtATime();
  const filesPreviewer = createFilesPreviewer();
  const poolNow = (): TaskPool => pool ?? inPlacePool(ports.giveWay, ports.now);
  const handovers = oneAtATime();
  const applications = oneAtATime();

  const importing = (
    port: MessagePort,
    read: (manners: ReadManners) => Promise<ReadFile>,
  ): Promise<Answer<ReadFile['imported']>> =>
    imports.start((signal) =>
      answered(async () => {
        const { now, giveWay } = ports;
        try {
          const { imported, kept: value } = await read({
            signal,
            now,
            giveWay,
            onProgress: (progress) => port.postMessage(progress),
          });
          kept.set(imported.id, value);
          return imported;
        } finally {
          port.close();
        }
      }),
    );

  return {
    warmUp: ({ workers, cacheBudget }) =>
      answered(async () => {
        if (cache.stats().budget !== cacheBudget) cache = artifactCache(cacheBudget);
        if ((pool?.size ?? 0) !== workers) {
          pool?.terminate();
          pool = workers > 0 ? ports.createPool(workers) : undefined;
        }
        return {
          workers,
          sharedMemory: ports.sharedMemory,
          pace: pace(),
          stages: stageTitles(ports.pipelines.segmentation),
        };
      }),
    run: (order, port) =>
      runs.start(async (signal) => {
        const send = thinMessages(ports.now, inParts(port));
        const outcome = await answered(() =>
          runOrder(order, { ports, cache, pool: poolNow(), kept, signal, send }),
        );
        if (outcome.kind === 'ok') send({ kind: 'run-ended', outcome: outcome.value });
        if (outcome.kind === 'cancelled') send({ kind: 'run-ended', outcome: { kind: 'cancelled', ms: 0 } });
        if (outcome.kind === 'failed') {
          send({
            kind: 'run-ended',
            outcome: { kind: 'failed', ms: 0, stage: undefined, failure: outcome.failure },
          });
        }
        port.close();
        return { kind: 'ok', value: undefined };
      }),
    async cancel() {
      runs.cancel();
    },
    preview: (file, fileName, corrections) =>
      answered(() =>
        corrections.together === undefined
          ? previewTableFile(file, fileName, corrections)
          : filesPreviewer.preview(storedFile(file, fileName), corrections, corrections.together),
      ),
    previewMerges: (file, fileName, columns) => answered(() => previewMergeFile(file, fileName, columns)),
    tryImport: (file, plan, quality, seed) =>
      answered(() => tryImport(storedFile(file, plan.fileName), plan, quality, seed)),
    importTable: (file, plan, port) =>
      importing(port, (manners) => importPlanned(file, plan, poolNow(), manners)),
    importMerges: (file, fileName, columns, port) =>
      importing(port, (manners) => importMergeFile(file, fileName, columns, manners)),
    async cancelImport() {
      imports.cancel();
    },
    rejectedRows: (id) =>
      answered(async () => {
        const found = kept.get(id);
        if (found === undefined) throw noLongerKept('rejected rows');
        return new Blob([...rejectsCsv(found.rejects)], { type: 'text/csv' });
      }),
    handOver: ({ pipeline, config, inputs }, request) =>
      handovers.start((signal) =>
        answered(async () => {
          const { handOver } = await import('./hand-over.ts');
          const { now, giveWay, version } = ports;
          return handOver(request, {
            pipeline: ports.pipelines[pipeline],
            config,
            given: givenArtifacts(inputs, kept),
            ports: { cache, pool: poolNow(), signal, now, giveWay },
            version,
          });
        }),
      ),
    readModel: (file, fileName) =>
      answered(async () => {
        const { modelView, openModel } = await import('./open-model.ts');
        return modelView(await openModel(file, fileName));
      }),
    applyModel: (order, port) =>
      applications.start(async (signal) => {
        const applied = await answered(async () => {
          const { applyOver } = await import('./apply-over.ts');
          const { now, giveWay, version } = ports;
          return applyOver(port, order, {
            pipeline: ports.pipelines.segmentation,
            ports: { pool: poolNow(), signal, now, giveWay },
            version,
          });
        });
        return applied.kind === 'ok' ? applied.value : applied;
      }),
    async cancelApply() {
      applications.cancel();
    },
    pack: (files) => answered(() => packFiles(files, ports.giveWay)),
    unpack: (project, fileName) => answered(() => unpackFiles(project, fileName, ports.giveWay)),
    async remove(id) {
      kept.delete(id);
    },
    cacheStats: async () => cache.stats(),
    async clearCache(stages) {
      cache.clear(stages);
    },
    async ping() {},
  };
}

/** Posts messages so that they are quick to read on the other side. */
function inParts(port: MessagePort): (message: RunMessage) => void {
  let lists = 0;
  return (whole) => {
    const { pieces, message, transfer } = takeApart(whole, () => ++lists);
    for (const piece of pieces) port.postMessage(piece);
    port.postMessage(message, [...transfer]);
  };
}

interface RunTools {
  readonly ports: HostPorts;
  readonly cache: ArtifactCache;
  readonly pool: TaskPool;
  readonly kept: ReadonlyMap<string, KeptImport>;
  readonly signal: AbortSignal;
  readonly send: (message: RunMessage) => void;
}

/** Runs and gives the outcome; every message but `run-ended` is sent before. */
async function runOrder(
  order: RunOrder,
  { ports, cache, pool, kept, signal, send }: RunTools,
): Promise<RunOutcome> {
  const { config } = order;
  const { outcome, artifacts, reports } = await runPipeline(
    ports.pipelines[order.pipeline],
    { config, seed: config.source.seed, given: givenArtifacts(order.inputs, kept) },
    {
      cache,
      pool,
      signal,
      now: ports.now,
      giveWay: ports.giveWay,
      emit: (event) => {
        if (event.kind !== 'run-ended') send(event);
      },
    },
  );
  if (outcome.kind !== 'done') return outcome;
  const document = resultDocument(artifacts, reports, config, ports.version);
  if (document !== undefined) send({ kind: 'result', document });
  return outcome;
}

function givenArtifacts(
  inputs: RunInputs,
  kept: ReadonlyMap<string, KeptImport>,
): RunRequest<SegmentationArtifacts, SegmentationConfig>['given'] {
  const events = keptOf(inputs.events, 'events', kept);
  const customers = keptOf(inputs.customers, 'customers', kept);
  const merges = keptOf(inputs.merges, 'merges', kept);
  return {
    ...(events === undefined ? {} : { importedEvents: events }),
    ...(customers === undefined ? {} : { importedCustomers: customers }),
    ...(merges === undefined ? {} : { importedMerges: merges }),
  };
}

function keptOf<K extends keyof KeptValues>(
  id: string | undefined,
  kind: K,
  kept: ReadonlyMap<string, KeptImport>,
): Given<KeptValues[K]> | undefined {
  if (id === undefined) return undefined;
  const found = kept.get(id);
  if (found?.kind === kind) return { key: id, value: found.value as KeptValues[K] };
  throw noLongerKept(kind);
}

function noLongerKept(field: string): InputError {
  return new InputError({
    field,
    message: `The imported file of ${field} is no longer in memory.`,
    remedy: 'Import it again.',
  });
}

/** Starts one job after the other; starting the next cancels the former. */
function oneAtATime(): { start<T>(job: (signal: AbortSignal) => Promise<T>): Promise<T>; cancel(): void } {
  let current = new AbortController();
  let before: Promise<unknown> = Promise.resolve();
  return {
    async start(job) {
      current.abort();
      const mine = new AbortController();
      current = mine;
      const former = before;
      const started = (async () => {
        await former;
        return job(mine.signal);
      })();
      before = started.then(
        () => undefined,
        () => undefined,
      );
      return started;
    },
    cancel: () => current.abort(),
  };
}

async function answered<T>(make: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await make() };
  } catch (thrown) {
    return thrown instanceof Cancelled
      ? { kind: 'cancelled' }
      : { kind: 'failed', failure: failureOf(thrown) };
  }
}
