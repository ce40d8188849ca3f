import { failureOf, type Failure } from '../engine/failure.ts';
import type { HostLink } from './host-link.ts';
import type { Answer, HostApi, HostReady, WarmUpOptions } from './protocol.ts';

export interface KeeperPorts {
  startHost(): HostLink;
  readonly clock: RunnerClock;
  readonly warmUp: WarmUpOptions;
}

export interface RunnerClock {
  now(): number;
  /** Calls back after some milliseconds; gives the function that prevents it. */
  after(ms: number, callback: () => void): () => void;
}

/** One worker from its start to its death. */
export interface KeptHost {
  readonly ready: Promise<Answer<HostReady>>;
  /** Imported files that it holds. */
  readonly holds: Set<string>;
  /** Asks the host; answers with a failure when the worker dies under the call. */
  call<T>(make: (api: HostApi) => Promise<Answer<T>>): Promise<Answer<T>>;
  /** The worker has said something of its own accord, which a hung one does not. */
  heard(): void;
  /** Ends the worker; another takes its place. */
  bury(cause: string): void;
}

export interface HostKeeper {
  /** The worker that lives, started when there is none. */
  live(): KeptHost;
  current(): KeptHost | undefined;
  close(): void;
}

const MS_BETWEEN_PINGS = 1000;
// A worker that hangs is replaced after half a minute. Work gives way between columns, blocks and fits, so that even of a
// million customers an answer takes about a second of processor time; the rest is for machines that have other things to
// do. A worker that is closed or fails is noticed at once by other means, and a cancel does not wait for this.
const MOST_MISSED_PINGS = 30;

/**
 * Owns one host worker at a time. Comlink never rejects the calls of a dead worker, so each is raced with its death: told
 * by the worker's end, or by a heartbeat that is not answered for half a minute while a call is under way and nothing else is
 * heard of the worker. One that has answered before is replaced at once; one that never did only when it is needed, so that
 * a script that does not load is not tried forever.
 */
export function createHostKeeper({ startHost, clock, warmUp }: KeeperPorts): HostKeeper {
  let current: KeptHost | undefined;
  let closed = false;

  const start = (): KeptHost => {
    const link = startHost();
    let proven = false;
    let calls = 0;
    let missed = 0;
    let stopWatch: (() => void) | undefined;
    let die: (cause: string) => void = () => {};
    const death = new Promise<string>((resolve) => {
      die = resolve;
    });
    const watch = (): void => {
      if (stopWatch !== undefined || current !== host) return;
      let asked = false;
      missed = 0;
      const ask = async (): Promise<void> => {
        asked = true;
        await link.api.ping();
        asked = false;
        host.heard();
      };
      const tick = (): void => {
        stopWatch = undefined;
        if (calls === 0 || current !== host) return;
        if (!asked) void ask();
        else missed++;
        if (missed < MOST_MISSED_PINGS) stopWatch = clock.after(MS_BETWEEN_PINGS, tick);
        else host.bury('it no longer answers');
      };
      stopWatch = clock.after(MS_BETWEEN_PINGS, tick);
    };
    const host: KeptHost = {
      holds: new Set(),
      ready: Promise.resolve().then(() => host.call((api) => api.warmUp(warmUp))),
      async call<T>(make: (api: HostApi) => Promise<Answer<T>>): Promise<Answer<T>> {
        calls++;
        watch();
        const lost = death.then((cause): Answer<T> => ({ kind: 'failed', failure: lostWorker(cause) }));
        try {
          const answer = await Promise.race([make(link.api), lost]);
          if (answer.kind === 'ok') proven = true;
          return answer;
        } catch (thrown) {
          return { kind: 'failed', failure: failureOf(thrown) };
        } finally {
          calls--;
        }
      },
      heard() {
        missed = 0;
      },
      bury(cause) {
        if (current !== host) return;
        current = undefined;
        stopWatch?.();
        link.terminate();
        die(cause);
        if (proven && !closed) current = start();
      },
    };
    link.onDeath(host.bury);
    return host;
  };

  return {
    live: () => (current ??= start()),
    current: () => current,
    close() {
      closed = true;
      current?.bury('the page let it go');
    },
  };
}

const REMEDY = 'Run again: the worker has been replaced, and imported files are read again by themselves.';

function lostWorker(cause: string): Failure {
  return { kind: 'lost-worker', message: `The worker stopped: ${cause}.`, remedy: REMEDY };
}

/** The same failure, saying during which stage. */
export function lostDuring(failure: Failure, stageTitle: string | undefined): Failure {
  if (failure.kind !== 'lost-worker' || stageTitle === undefined) return failure;
  const message = failure.message.replace('The worker stopped', `The worker stopped during “${stageTitle}”`);
  return { ...failure, message };
}
