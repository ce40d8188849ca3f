import { expose } from 'comlink';
import { version } from '../base/version.ts';
import { PIPELINES } from '../pipelines/registry.ts';
import { createHost } from './host.ts';
import { createWorkerPool } from './pool.ts';
import { holdLifeLock } from './life-lock.ts';
import { spawnWatched } from './spawn-watched.ts';
import { trustOwnScripts } from './trust-own-scripts.ts';

trustOwnScripts(new URL('.', self.location.href));

// Kept at module level: Comlink hangs calls whose proxy is collected during a long await.
const host = createHost({
  pipelines: PIPELINES,
  createPool: (size) =>
    createWorkerPool({
      size,
      sharedMemory: self.crossOriginIsolated,
      after: (ms, callback) => void setTimeout(callback, ms),
      spawn: () =>
        spawnWatched(
          (name) => new Worker(new URL('./task.worker.ts', import.meta.url), { type: 'module', name }),
        ),
    }),
  now: () => performance.now(),
  date: () => Date.now(),
  giveWay: givingWay(),
  version,
  sharedMemory: self.crossOriginIsolated,
});

expose(host);
await holdLifeLock(self.name);
self.postMessage({ kind: 'ready' });

/** A message to itself is handled after those that wait already, and is not slowed down as timers are. */
function givingWay(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}
