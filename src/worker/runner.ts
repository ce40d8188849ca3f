import type { RunOutcome } from '../engine/events.ts';
import { failureOf, type Failure } from '../engine/failure.ts';
import type { HostLink } from './host-link.ts';
import type {
  Answer,
  HostApi,
  HostReady,
  ImportedFile,
  ImportProgress,
  RunMessage,
  RunOrder,
} from './protocol.ts';
import type { Runner } from './runner-api.ts';

export interface RunnerPorts {
  startHost(): HostLink;
  readonly clock: {
    now(): number;
    /** Calls back after some milliseconds; gives the function that prevents it. */
    after(ms: number, callback: () => void): () => void;
  };
  /** Size of the pool. */
  readonly workers: number;
  /** Most bytes that finished artifacts may hold; 512 MB by default. */
  readonly cacheBudget?: number;
}

interface Host {
  readonly link: HostLink;
  /** Resolves with the cause when the worker is dead. */
  readonly death: Promise<string>;
  readonly die: (cause: string) => void;
  /** Imported files that it holds. */
  readonly holds: Set<string>;
  readonly ready: Promise<Answer<HostReady>>;
  /** It has answered before: it is worth replacing at once. */
  proven: boolean;
  calls: number;
  missedPings: number;
  stopWatch: (() => void) | undefined;
}

interface CurrentRun {
  readonly over: Promise<RunOutcome>;
  cancel(): void;
}

type ImportAgain = (api: HostApi, port: MessagePort) => Promise<Answer<ImportedFile>>;

const DEFAULT_CACHE_BYTES = 512 * 1024 * 1024;
const MS_TO_NOTICE_CANCEL = 500;
const MS_BETWEEN_PINGS = 1000;
// Generous, because a stage may compute for seconds without giving way on a slow machine. A worker that is closed or
// fails is noticed at once by other means; this is for one that hangs.
const MOST_MISSED_PINGS = 15;

/** A {@link Runner} that owns one host worker at a time and replaces it when it is lost. */
export function createRunner({
  startHost,
  clock,
  workers,
  cacheBudget = DEFAULT_CACHE_BYTES,
}: RunnerPorts): Runner {
  const sources = new Map<string, ImportAgain>();
  let current: Host | undefined;
  let running: CurrentRun | undefined;
  let closed = false;

  const liveHost = (): Host => {
    if (current !== undefined) return current;
    const link = startHost();
    let die: (cause: string) => void = () => {};
    const death = new Promise<string>((resolve) => {
      die = resolve;
    });
    const host: Host = {
      link,
      death,
      die,
      holds: new Set(),
      ready: Promise.resolve().then(() => call(host, (api) => api.warmUp({ workers, cacheBudget }))),
      proven: false,
      calls: 0,
      missedPings: 0,
      stopWatch: undefined,
    };
    current = host;
    link.onDeath((cause) => bury(host, cause));
    return host;
  };
  const bury = (host: Host, cause: string): void => {
    if (current !== host) return;
    current = undefined;
    host.stopWatch?.();
    host.link.terminate();
    host.die(cause);
    if (host.proven && !closed) liveHost();
  };
  const watch = (host: Host): void => {
    if (host.stopWatch !== undefined || current !== host) return;
    let asked = false;
    const tick = (): void => {
      host.stopWatch = undefined;
      if (host.calls === 0 || current !== host) return;
      if (!asked) {
        asked = true;
        void alive();
      } else if (++host.missedPings >= MOST_MISSED_PINGS) {
        bury(host, 'it no longer answers');
        return;
      }
      host.stopWatch = clock.after(MS_BETWEEN_PINGS, tick);
    };
    const alive = async (): Promise<void> => {
      await host.link.api.ping();
      asked = false;
      host.missedPings = 0;
    };
    host.missedPings = 0;
    host.stopWatch = clock.after(MS_BETWEEN_PINGS, tick);
  };
  const call = async <T>(host: Host, make: (api: HostApi) => Promise<Answer<T>>): Promise<Answer<T>> => {
    host.calls++;
    watch(host);
    const lost = host.death.then((cause): Answer<T> => ({ kind: 'failed', failure: lostWorker(cause) }));
    try {
      const answer = await Promise.race([make(host.link.api), lost]);
      if (answer.kind === 'ok') host.proven = true;
      return answer;
    } catch (thrown) {
      return { kind: 'failed', failure: failureOf(thrown) };
    } finally {
      host.calls--;
    }
  };
  const importInto = async (
    host: Host,
    again: ImportAgain,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Answer<ImportedFile>> => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<ImportProgress>) => onProgress(event.data);
    const answer = await call(host, (api) => again(api, port2));
    port1.close();
    if (answer.kind === 'ok') {
      host.holds.add(answer.value.id);
      sources.set(answer.value.id, again);
    }
    return answer;
  };
  /** Reads the files that the order wants and a new worker does not hold; gives what prevents it. */
  const restoreInputs = async (host: Host, order: RunOrder): Promise<Failure | undefined> => {
    for (const id of Object.values(order.inputs)) {
      const again = sources.get(id);
      if (host.holds.has(id) || again === undefined) continue;
      const answer = await importInto(host, again, () => {});
      if (answer.kind === 'failed') return answer.failure;
    }
    return undefined;
  };
  const begin = (order: RunOrder, onMessage: (message: RunMessage) => void): CurrentRun => {
    const host = liveHost();
    const begun = clock.now();
    const { port1, port2 } = new MessageChannel();
    let stage: string | undefined;
    let titles = new Map<string, string>();
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
    const fail = (failure: Failure): void => end({ kind: 'failed', ms: clock.now() - begun, stage, failure });
    port1.onmessage = (event: MessageEvent<RunMessage>) => {
      const message = event.data;
      if (ended) return;
      if (message.kind === 'run-ended') {
        end(message.outcome);
        return;
      }
      if (message.kind === 'run-started')
        titles = new Map(message.stages.map(({ name, title }) => [name, title]));
      if (message.kind === 'stage-started') stage = message.stage;
      onMessage(message);
    };
    const go = async (): Promise<void> => {
      const missing = await restoreInputs(host, order);
      if (ended) return;
      if (missing !== undefined) {
        fail(missing);
        return;
      }
      const answer = await call(host, (api) => api.run(order, port2));
      if (answer.kind === 'failed') {
        const title = stage === undefined ? undefined : titles.get(stage);
        fail(answer.failure.kind === 'lost-worker' ? lostDuring(answer.failure, title) : answer.failure);
      }
    };
    void go();
    return {
      over,
      cancel() {
        if (ended) return;
        void call(host, async (api) => ({ kind: 'ok', value: await api.cancel() }));
        forgetDeadline();
        forgetDeadline = clock.after(MS_TO_NOTICE_CANCEL, () => {
          if (ended) return;
          end({ kind: 'cancelled', ms: clock.now() - begun });
          bury(host, 'it did not notice that the run was cancelled');
        });
      },
    };
  };

  return {
    warmUp: () => liveHost().ready,
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
    preview: (file, corrections = {}) => call(liveHost(), (api) => api.preview(file, file.name, corrections)),
    importTable: (file, plan, onProgress) =>
      importInto(liveHost(), (api, port) => api.importTable(file, plan, port), onProgress),
    importMerges: (file, columns, onProgress) =>
      importInto(liveHost(), (api, port) => api.importMerges(file, file.name, columns, port), onProgress),
    cancelImport() {
      void call(liveHost(), async (api) => ({ kind: 'ok', value: await api.cancelImport() }));
    },
    remove(id) {
      sources.delete(id);
      const host = current;
      if (host?.holds.delete(id))
        void call(host, async (api) => ({ kind: 'ok', value: await api.remove(id) }));
    },
    cacheStats: () => call(liveHost(), async (api) => ({ kind: 'ok', value: await api.cacheStats() })),
    clearCache: () =>
      call(liveHost(), async (api) => {
        await api.clearCache();
        return { kind: 'ok', value: undefined };
      }),
    close() {
      closed = true;
      if (current !== undefined) bury(current, 'the page let it go');
    },
  };
}

const REMEDY = 'Run again: the worker has been replaced, and imported files are read again by themselves.';

function lostWorker(cause: string): Failure {
  return { kind: 'lost-worker', message: `The worker stopped: ${cause}.`, remedy: REMEDY };
}

function lostDuring(
  failure: Extract<Failure, { kind: 'lost-worker' }>,
  stageTitle: string | undefined,
): Failure {
  if (stageTitle === undefined) return failure;
  return {
    ...failure,
    message: failure.message.replace('The worker stopped', `The worker stopped during “${stageTitle}”`),
  };
}
