import { hostApiOver, type HostLink } from './host-link.ts';
import { onLifeLockFree } from './life-lock.ts';

/** Starts the host in a worker of the page. */
export function startHost(): HostLink {
  const name = `strata-${crypto.randomUUID()}`;
  const worker = new Worker(new URL('./entry.worker.ts', import.meta.url), { type: 'module', name });
  const watch = new AbortController();
  let listener: (cause: string) => void = () => {};
  const ready = (event: MessageEvent<{ readonly kind?: string }>): void => {
    if (event.data.kind !== 'ready') return;
    worker.removeEventListener('message', ready);
    void onLifeLockFree(name, () => listener('it was closed'), watch.signal);
  };
  worker.addEventListener('message', ready);
  worker.addEventListener('messageerror', () => listener('a message could not be read'));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    listener(
      event.message === '' || event.message === undefined ? 'its script could not be loaded' : event.message,
    );
  });
  return {
    api: hostApiOver(worker),
    onDeath(told) {
      listener = told;
    },
    terminate() {
      watch.abort();
      worker.terminate();
    },
  };
}
