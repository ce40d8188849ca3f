import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from './base/assert.ts';
import { once } from './base/once.ts';
import { version } from './base/version.ts';
import { createAppStore } from './state/app-store.ts';
import { faultNotice } from './state/fault-notice.ts';
import { pacedWriter } from './state/paced-writer.ts';
import type { AddressPort, ClockPort, UpdatePort } from './state/ports.ts';
import { browserTexts } from './storage/browser-texts.ts';
import { AppContext, type AppServices } from './ui/app-context.ts';
import { App } from './ui/app.tsx';
import { createFrameWatch } from './ui/frame-watch.ts';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import { createRunner } from './worker/runner.ts';
import { siteUpdates, type SiteUpdates } from './worker/site-updates.ts';
import type { RunnerClock } from './worker/host-keeper.ts';
import { startHost } from './worker/start-host.ts';
import { trustOwnScripts } from './worker/trust-own-scripts.ts';

declare global {
  interface Window {
    readonly strata: { readonly version: string };
  }
}

const MOST_WORKERS = 8;

trustOwnScripts(new URL('.', document.baseURI));

const clock: ClockPort = {
  now: () => performance.now(),
  date: () => Date.now(),
  nextTask: () => new Promise((resolve) => setTimeout(resolve)),
};

const archive = once(async () => {
  const [{ createArchive }, { startPacking }] = await Promise.all([
    import('./storage/archive.ts'),
    import('./worker/start-packing.ts'),
  ]);
  return createArchive({
    now: clock.now,
    pause: clock.nextTask,
    startPacking,
  });
});

const sessions = once(async () => (await import('./storage/sessions.ts')).createSessions());

const projectClaims = once(async () => (await import('./storage/project-claims.ts')).createProjectClaims());

const replacedFragment = pacedWriter((fragment) => history.replaceState(undefined, '', fragment), {
  now: clock.now,
  after: (ms, callback) => void setTimeout(callback, ms),
});

const address: AddressPort = {
  fragment: () => replacedFragment.waiting() ?? location.hash,
  setFragment(fragment, how) {
    if (how === 'replace') return replacedFragment.write(fragment);
    // The entry that is left keeps what it was to be.
    replacedFragment.flush();
    history.pushState(undefined, '', fragment);
  },
  onFragment(listener) {
    const tell = (): void => {
      replacedFragment.drop();
      listener(location.hash);
    };
    addEventListener('popstate', tell);
    return () => removeEventListener('popstate', tell);
  },
};

const runnerClock: RunnerClock = {
  now: clock.now,
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
const runner = createRunner({
  startHost,
  workers: Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency - 1)),
  clock: runnerClock,
  nextTask: clock.nextTask,
});

const NO_UPDATES: UpdatePort = { onReady: () => {}, apply: () => {} };
const updates = import.meta.env.PROD ? keptOffline() : NO_UPDATES;

/** Keeps the site for visits without a network, once the page has loaded, and looks for newer builds when one comes back to it. */
function keptOffline(): UpdatePort {
  let ready = (): void => {};
  let site: SiteUpdates | undefined;
  addEventListener('load', () => {
    site = siteUpdates(`.${import.meta.url.slice(new URL('.', document.baseURI).href.length - 1)}`, () =>
      location.reload(),
    );
    site.onReady(() => ready());
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') site?.look();
  });
  return {
    onReady(listener) {
      ready = listener;
    },
    apply: () => site?.apply(),
  };
}

void begin();

/** In tasks of their own, so that none keeps the page's thread long: what the page knows, then what it shows. */
async function begin(): Promise<void> {
  await clock.nextTask();
  const store = createAppStore({
    runner,
    storage: browserTexts(),
    archive,
    sessions,
    projectClaims,
    clock,
    address,
    updates,
  });

  const services: AppServices = {
    store,
    now: clock.now,
    cacheStats: () => runner.cacheStats(),
    clearCache: (stages) => runner.clearCache(stages),
    writeTable: async (order) => (await import('./worker/write-table.ts')).writeTable(order),
    handOver: (order, request) => runner.handOver(order, request),
    measuring: once(async () =>
      (await import('./state/measuring.ts')).createMeasuring((workers) =>
        createRunner({ startHost, workers, clock: runnerClock, nextTask: clock.nextTask, cacheBudget: 0 }),
      ),
    ),
    frames: createFrameWatch(store),
  };

  // Not loaded only when it is needed: a chunk that cannot be fetched is itself a fault to tell of.
  const tellFault = (thrown: unknown): void => {
    const notice = faultNotice(thrown);
    if (notice !== undefined) store.actions.notify(notice);
  };
  addEventListener('error', ({ error }: ErrorEvent) => tellFault(error));
  addEventListener('unhandledrejection', ({ reason }) => tellFault(reason));

  // zod leaves these two behind, and holds on to what they refer to by itself.
  for (const name of ['__zod_globalConfig', '__zod_globalRegistry']) Reflect.deleteProperty(window, name);
  if (address.fragment() === '') void services.store.actions.startLanding();
  Object.defineProperty(window, 'strata', { value: Object.freeze({ version }) });
  await clock.nextTask();
  const root = createRoot(present(document.getElementById('root'), 'the element #root'));
  // So that the first page, too, is made in slices.
  startTransition(() =>
    root.render(
      <StrictMode>
        <AppContext value={services}>
          <App />
        </AppContext>
      </StrictMode>,
    ),
  );
}
