import { onLifeLockFree } from './life-lock.ts';
import type { WorkerLike } from './pool.ts';

/**
 * A worker whose every kind of end is told through `onerror`: an error that nothing caught, a script that does not load,
 * and also being closed, which fires no event. `start` makes the worker under the name it is given.
 */
export function spawnWatched(start: (name: string) => Worker): WorkerLike {
  const name = `strata-${crypto.randomUUID()}`;
  const worker = start(name);
  const watch = new AbortController();
  const watched: WorkerLike = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage: (message) => worker.postMessage(message),
    terminate() {
      watch.abort();
      worker.terminate();
    },
  };
  const ready = (event: MessageEvent<{ readonly kind?: string }>): void => {
    if (event.data.kind !== 'ready') return;
    worker.removeEventListener('message', ready);
    void onLifeLockFree(name, () => watched.onerror?.({ message: 'it was closed' }), watch.signal);
  };
  worker.addEventListener('message', ready);
  worker.addEventListener('message', (event: MessageEvent<unknown>) => watched.onmessage?.(event));
  worker.addEventListener('messageerror', (event) => watched.onmessageerror?.(event));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    watched.onerror?.({ message: event.message });
  });
  return watched;
}
