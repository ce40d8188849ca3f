import { once } from '../base/once.ts';
import { artifactCache } from '../engine/cache.ts';
import { machinePace } from '../engine/machine-pace.ts';
import { stageTitles } from '../engine/pipeline.ts';
import { inPlacePool, type TaskPool } from '../engine/pool.ts';
import { rejectsCsv } from '../io/reject-log.ts';
import { answered } from './answered.ts';
import type { HostPorts } from './host-ports.ts';
import {
  importMergeFile,
  previewMergeFile,
  previewTableFile,
  type KeptImport,
  type ReadFile,
  type ReadManners,
} from './import-file.ts';
import { importPlanned } from './import-planned.ts';
import { givenArtifacts, noLongerKept } from './kept-imports.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { packFiles, unpackFiles } from './pack-files.ts';
import { postInParts } from './post-in-parts.ts';
import { createFilesPreviewer, isOneOfArchive } from './preview-files.ts';
import type { Answer, HostApi, RunMessage } from './protocol.ts';
import { thinMessages } from './run-messages.ts';
import { runOrder } from './run-order.ts';
import { withFutureTimes } from './with-future-times.ts';
import { storedFile } from './stored-file.ts';
import { tryImport } from './try-import.ts';

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
          const whole = await read({
            signal,
            now,
            giveWay,
            onProgress: (progress) => port.postMessage(progress),
          });
          const { imported, kept: value } = withFutureTimes(whole, ports.date?.());
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
        const send = thinMessages(ports.now, postInParts<RunMessage>(port));
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
        corrections.together === undefined || isOneOfArchive(corrections)
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
