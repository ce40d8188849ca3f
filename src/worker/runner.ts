import type { RunOutcome } from '../engine/events.ts';
import type { Failure } from '../engine/failure.ts';
import { createHostKeeper, lostDuring, type KeptHost, type RunnerClock } from './host-keeper.ts';
import type { AppliedData } from './applied-data.ts';
import { hearApplication } from './hear-application.ts';
import type { HostLink } from './host-link.ts';
import type { Answer, HostApi, ImportedFile, ImportProgress, RunMessage, RunOrder } from './protocol.ts';
import { joinParts, type TextsPiece } from './message-parts.ts';
import type { Runner } from './runner-api.ts';

export interface RunnerPorts {
  startHost(): HostLink;
  readonly clock: RunnerClock;
  /** Resolves in a later task. */
  nextTask(): Promise<void>;
  /** Size of the pool. */
  readonly workers: number;
  /** Most bytes that finished artifacts may hold; 512 MB by default. */
  readonly cacheBudget?: number;
}

interface CurrentRun {
  readonly over: Promise<RunOutcome>;
  cancel(): void;
}

type Import = (api: HostApi, port: MessagePort) => Promise<Answer<ImportedFile>>;

const DEFAULT_CACHE_BYTES = 512 * 1024 * 1024;
const MS_TO_NOTICE_CANCEL = 500;

/** A {@link Runner} that owns one host worker at a time and replaces it when it is lost. */
export function createRunner({
  startHost,
  clock,
  nextTask,
  workers,
  cacheBudget = DEFAULT_CACHE_BYTES,
}: RunnerPorts): Runner {
  const keeper = createHostKeeper({ startHost, clock, warmUp: { workers, cacheBudget } });
  // How each imported file was read, to read it again into a worker that replaces a lost one.
  const sources = new Map<string, Import>();
  let running: CurrentRun | undefined;

  const importInto = async (
    host: KeptHost,
    read: Import,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Answer<ImportedFile>> => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<ImportProgress>) => {
      host.heard();
      onProgress(event.data);
    };
    const answer = await host.call((api) => read(api, port2));
    port1.close();
    if (answer.kind === 'ok') {
      host.holds.add(answer.value.id);
      sources.set(answer.value.id, read);
    }
    return answer;
  };
  const restore = async (host: KeptHost, ids: readonly string[]): Promise<Failure | undefined> => {
    for (const id of ids) {
      const read = sources.get(id);
      if (host.holds.has(id) || read === undefined) continue;
      const answer = await importInto(host, read, () => {});
      if (answer.kind === 'failed') return answer.failure;
    }
    return undefined;
  };
  const begin = (order: RunOrder, onMessage: (message: RunMessage) => void): CurrentRun => {
    const host = keeper.live();
    const begun = clock.now();
    const { port1, port2 } = new MessageChannel();
    const titles = new Map<string, string>();
    const parts = joinParts();
    let stage: string | undefined;
    let isWithHost = false;
    let ended = false;
    let settle: (outcome: RunOutcome) => void = () => {};
    let forgetDeadline = (): void => {};
    const over = new Promise<RunOutcome>((resolve) => {
      settle = resolve;
    });
    const end = (outcome: RunOutcome): void => {
      if (ended) return;
      ended = true;
      forgetDeadline();
      port1.close();
      onMessage({ kind: 'run-ended', outcome });
      settle(outcome);
    };
    const fail = (failure: Failure): void => {
      const title = stage === undefined ? undefined : titles.get(stage);
      end({ kind: 'failed', ms: clock.now() - begun, stage, failure: lostDuring(failure, title) });
    };
    port1.onmessage = ({ data }: MessageEvent<RunMessage | TextsPiece>) => {
      if (ended) return;
      host.heard();
      if (data.kind === 'texts') {
        parts.add(data);
        return;
      }
      const message = parts.complete(data);
      if (message.kind === 'run-ended') {
        end(message.outcome);
        return;
      }
      if (message.kind === 'run-started')
        for (const { name, title } of message.stages) titles.set(name, title);
      if (message.kind === 'stage-started') stage = message.stage;
      onMessage(message);
    };
    const go = async (): Promise<void> => {
      // Whoever asked is answered first: workers take the processors that the page needs for it.
      await nextTask();
      if (ended) return;
      isWithHost = true;
      const missing = await restore(host, Object.values(order.inputs));
      if (ended) return;
      if (missing !== undefined) {
        fail(missing);
        return;
      }
      const answer = await host.call((api) => api.run(order, port2));
      if (answer.kind === 'failed') fail(answer.failure);
    };
    void go();
    return {
      over,
      cancel() {
        if (ended) return;
        if (!isWithHost) {
          end({ kind: 'cancelled', ms: clock.now() - begun });
          return;
        }
        void host.call(async (api) => ({ kind: 'ok', value: await api.cancel() }));
        forgetDeadline();
        forgetDeadline = clock.after(MS_TO_NOTICE_CANCEL, () => {
          end({ kind: 'cancelled', ms: clock.now() - begun });
          host.bury('it did not notice that the run was cancelled');
        });
      },
    };
  };

  return {
    warmUp: () => keeper.live().ready,
    async run(order, onMessage) {
      while (running !== undefined) {
        running.cancel();
        await running.over;
      }
      const mine = begin(order, onMessage);
      running = mine;
      const outcome = await mine.over;
      if (running === mine) running = undefined;
      return outcome;
    },
    cancel: () => running?.cancel(),
    preview: (file, corrections = {}) =>
      keeper.live().call((api) => api.preview(file, file.name, corrections)),
    previewMerges: (file, columns) =>
      keeper.live().call((api) => api.previewMerges(file, file.name, columns)),
    tryImport: (file, plan, quality, seed) =>
      keeper.live().call((api) => api.tryImport(file, plan, quality, seed)),
    importTable: (file, plan, onProgress) =>
      importInto(keeper.live(), (api, port) => api.importTable(file, plan, port), onProgress),
    importMerges: (file, columns, onProgress) =>
      importInto(keeper.live(), (api, port) => api.importMerges(file, file.name, columns, port), onProgress),
    cancelImport() {
      void keeper.current()?.call(async (api) => ({ kind: 'ok', value: await api.cancelImport() }));
    },
    async rejectedRows(id) {
      const host = keeper.live();
      const failure = await restore(host, [id]);
      if (failure !== undefined) return { kind: 'failed', failure };
      return host.call((api) => api.rejectedRows(id));
    },
    async handOver(order, request) {
      const host = keeper.live();
      const failure = await restore(host, Object.values(order.inputs));
      if (failure !== undefined) return { kind: 'failed', failure };
      return host.call((api) => api.handOver(order, request));
    },
    readModel: (file) => keeper.live().call((api) => api.readModel(file, file.name)),
    async applyModel(order, onProgress) {
      const host = keeper.live();
      const { port1, port2 } = new MessageChannel();
      const arriving = hearApplication(port1, (progress) => {
        host.heard();
        onProgress(progress);
      });
      const answer = await host.call((api) => api.applyModel(order, port2));
      const applied: Answer<AppliedData> =
        answer.kind === 'ok' ? { kind: 'ok', value: await arriving } : answer;
      port1.close();
      return applied;
    },
    cancelApply() {
      void keeper.current()?.call(async (api) => ({ kind: 'ok', value: await api.cancelApply() }));
    },
    pack: (files) => keeper.live().call((api) => api.pack(files)),
    unpack: (project) => keeper.live().call((api) => api.unpack(project, project.name)),
    remove(id) {
      sources.delete(id);
      const host = keeper.current();
      if (host?.holds.delete(id))
        void host.call(async (api) => ({ kind: 'ok', value: await api.remove(id) }));
    },
    cacheStats: () => keeper.live().call(async (api) => ({ kind: 'ok', value: await api.cacheStats() })),
    clearCache: (stages) =>
      keeper.live().call(async (api) => {
        await api.clearCache(stages);
        return { kind: 'ok', value: undefined };
      }),
    close: keeper.close,
  };
}
