import type { FileQuestion, TakeOver } from './service-messages.ts';

/** Newer builds of the site, as its service worker finds them. */
export interface SiteUpdates {
  /** Hears that a newer build is at hand than the page's. */
  onReady(listener: () => void): void;
  /** Goes over to the newer build; calls back when it is in charge and the page may load anew. */
  apply(): void;
  /** Asks the server whether there is a newer build. */
  look(): void;
}

/**
 * Registers the service worker, which keeps the site's files so that the page opens without a network. `entry` is the
 * page's own script relative to the site's folder: a waiting worker that has it is of the same build and takes over
 * unasked. Where there are no service workers nothing happens.
 */
export function siteUpdates(entry: string, reload: () => void): SiteUpdates {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  let listener = (): void => {};
  let registration: ServiceWorkerRegistration | undefined;

  const offer = async (waiting: ServiceWorker): Promise<void> => {
    if (await hasFile(waiting, entry)) tell(waiting);
    else listener();
  };
  const watch = (found: ServiceWorkerRegistration): void => {
    registration = found;
    if (found.waiting !== null) void offer(found.waiting);
    found.addEventListener('updatefound', () => {
      const { installing } = found;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && found.active !== null) void offer(installing);
      });
    });
  };
  const register = async (): Promise<void> => {
    try {
      const found = await container?.register('./service-worker.js');
      if (found !== undefined) watch(found);
    } catch {
      // Forbidden by the browser or the host: then the page needs its network, as any page does.
    }
  };

  void register();
  return {
    onReady(told) {
      listener = told;
    },
    apply() {
      const waiting = registration?.waiting;
      if (waiting === null || waiting === undefined) return reload();
      container?.addEventListener('controllerchange', reload, { once: true });
      tell(waiting);
    },
    look() {
      // Without a network there is nothing newer to be had.
      registration?.update().catch(() => {});
    },
  };
}

function tell(worker: ServiceWorker): void {
  worker.postMessage({ kind: 'take-over' } satisfies TakeOver);
}

function hasFile(worker: ServiceWorker, file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage({ kind: 'has-file', file } satisfies FileQuestion, [port2]);
  });
}
