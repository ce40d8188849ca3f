import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { securityHeaders } from './security-headers.mjs';

/** What every Chromium of the tests is started with. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Starts a headless browser the way the tests use it.
 *
 * @param {import('./browser.mjs').Browser} browser
 */
export function launchBrowser({ path, env = {} }) {
  return chromium.launch({
    executablePath: path,
    args: browserFlags,
    env: { ...definedOnly(process.env), ...env },
    timeout: 60_000,
  });
}

/**
 * Opens a page with a module worker under the real headers.
 *
 * @param {import('./browser.mjs').Browser} candidate
 * @returns {Promise<string | undefined>} why the browser cannot be used; undefined when it can
 */
export async function tryBrowser(candidate) {
  const server = createServer((request, response) => {
    const [type, body] = pages[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, { ...securityHeaders, 'Content-Type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  try {
    browser = await launchBrowser(candidate);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('title:not(:empty)').waitFor({ state: 'attached', timeout: 20_000 });
    const title = await page.title();
    return title === 'isolated true 4' ? undefined : `the test page answered “${title}”`;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
  } finally {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  }
}

/** @type {Record<string, [string, string]>} */
const pages = {
  '/': ['text/html', '<!doctype html><html lang="en"><script type="module" src="/page.js"></script></html>'],
  '/page.js': [
    'text/javascript',
    `globalThis.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url });
     const worker = new Worker('/worker.js', { type: 'module' });
     worker.onmessage = ({ data }) => { document.title = 'isolated ' + crossOriginIsolated + ' ' + data; };
     worker.onerror = () => { document.title = 'worker failed'; };`,
  ],
  '/worker.js': ['text/javascript', 'postMessage(new Int32Array(new SharedArrayBuffer(16)).length);'],
};

/** @param {NodeJS.ProcessEnv} env */
function definedOnly(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
