import { isFileQuestion, isTakeOver } from './service-messages.ts';

declare const self: ServiceWorkerGlobalScope;

/** The files of the site, relative to its folder, put in by scripts/build-service-worker.mjs; './' is the document. */
declare const __SITE_FILES__: readonly string[];
/** Changes with any of these files. */
declare const __SITE_STAMP__: string;

const CACHE = `strata-${__SITE_STAMP__}`;

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data, ports }) => {
  if (isTakeOver(data)) void self.skipWaiting();
  else if (isFileQuestion(data)) ports[0]?.postMessage(__SITE_FILES__.includes(data.file));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(request.mode === 'navigate' ? newestDocument(request) : keptFile(request));
});

/** Only the site's own files, never anything that was asked for: data have no address, and are not kept. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  const requests = __SITE_FILES__.map(
    (file) => new Request(file, { cache: isHashed(file) ? 'default' : 'reload' }),
  );
  await cache.addAll(requests);
}

/** Files of another build go once no other window is left that may still need them. */
async function takeOver(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const others = (await caches.keys()).filter((name) => name.startsWith('strata-') && name !== CACHE);
  if (windows.length <= 1) await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function newestDocument(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(self.registration.scope)) ?? Response.error();
  }
}

async function keptFile(request: Request): Promise<Response> {
  const own = await caches.open(CACHE);
  return (await own.match(request)) ?? (await caches.match(request)) ?? (await fetch(request));
}

function isHashed(file: string): boolean {
  return file.startsWith('./assets/');
}
