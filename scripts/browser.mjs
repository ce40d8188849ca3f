import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from './lock.mjs';
import { tryBrowser } from './browser-trial.mjs';
import { projectRoot } from './project-root.mjs';

/**
 * @typedef {{ path: string, env?: Record<string, string> }} Browser a Chromium and what its process needs in its environment
 * @typedef {{ name: string, list: () => Browser[] | Promise<Browser[]> }} Source
 */

const cacheFolder = join(projectRoot, 'node_modules', '.cache', 'strata');
const cacheFile = join(cacheFolder, 'browser.json');
const require = createRequire(import.meta.url);

/** @type {Source[]} */
const allSources = [
  { name: '$BROWSER_PATH', list: named },
  { name: "Playwright's cache", list: playwrightCache },
  { name: 'the system', list: system },
  { name: '@sparticuz/chromium', list: packaged },
  { name: 'playwright install', list: playwrightInstall },
  { name: 'apt-get install', list: aptInstall },
];

/**
 * Finds a Chromium that runs a test page, and remembers it.
 * STRATA_BROWSER_SOURCES (names separated by commas) limits the search, to test one of the ways.
 *
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const only = process.env['STRATA_BROWSER_SOURCES']?.split(',');
  if (only !== undefined) return search(allSources.filter(({ name }) => only.includes(name)));
  return recall() ?? withLock('browser', async () => recall() ?? remember(await search(allSources)));
}

/** No candidate ran the test page; the message lists what was tried and why it failed. */
export class NoBrowser extends Error {}

/** @param {readonly Source[]} sources */
async function search(sources) {
  /** @type {string[]} */
  const reasons = [];
  for (const source of sources) {
    /** @type {Browser[]} */
    let candidates = [];
    try {
      candidates = await source.list();
    } catch (error) {
      reasons.push(`${source.name}: ${firstLine(error)}`);
    }
    if (candidates.length === 0) reasons.push(`${source.name}: none there`);
    for (const browser of candidates) {
      const failure = await tryBrowser(browser);
      if (failure === undefined) return browser;
      reasons.push(`${source.name}: ${browser.path}: ${failure}`);
    }
  }
  throw new NoBrowser(
    `No usable Chromium was found. Name one with BROWSER_PATH=/path/to/chrome. Tried:${reasons.map((reason) => `\n  ${reason}`).join('')}`,
  );
}

/** @returns {Browser | undefined} */
function recall() {
  try {
    const { key, browser } = JSON.parse(readFileSync(cacheFile, 'utf8'));
    return key === cacheKey(browser) ? browser : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Browser} browser */
function remember(browser) {
  mkdirSync(cacheFolder, { recursive: true });
  const partial = `${cacheFile}.${process.pid}`;
  writeFileSync(partial, JSON.stringify({ key: cacheKey(browser), browser }));
  renameSync(partial, cacheFile);
  return browser;
}

/** @param {Browser} browser */
function cacheKey({ path }) {
  const { size, mtimeMs } = statSync(path);
  return `${process.env['BROWSER_PATH'] ?? ''} ${path} ${size} ${mtimeMs}`;
}

/** @returns {Browser[]} */
function named() {
  const path = process.env['BROWSER_PATH'];
  if (path === undefined || path === '') return [];
  if (!existsSync(path)) throw new Error(`BROWSER_PATH names ${path}, and there is no such file`);
  return [{ path }];
}

/** @returns {Browser[]} */
function playwrightCache() {
  const configured = process.env['PLAYWRIGHT_BROWSERS_PATH'];
  const folders = [
    ...(configured !== undefined && configured !== '' && configured !== '0' ? [configured] : []),
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(homedir(), 'AppData', 'Local', 'ms-playwright'),
  ];
  const binaries = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/headless_shell',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => /chromium(?:_headless_shell)?-\d+$/.test(folder))
    .toSorted()
    .toReversed()
    .flatMap((folder) => binaries.map((binary) => join(folder, binary)))
    .filter((path) => existsSync(path))
    .map((path) => ({ path }));
}

/** @returns {Browser[]} */
function system() {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
  ];
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return [...new Set([...onPath, ...places])].filter((path) => existsSync(path)).map((path) => ({ path }));
}

/** @returns {Promise<Browser[]>} */
async function packaged() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', '..', 'package.json'), 'utf8'));
  const folder = join(cacheFolder, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  return [
    {
      path: join(folder, 'chromium'),
      env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
    },
  ];
}

/**
 * The package trusts half-written files and unpacks into the temporary folder: it gets one of its own,
 * which takes its final name only when it is whole.
 *
 * @param {string} folder
 */
async function unpack(folder) {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    await run(
      'unpacking the one in the packages',
      process.execPath,
      ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
      { TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    );
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @returns {Promise<Browser[]>} */
async function playwrightInstall() {
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  await run('downloading one', process.execPath, [cli, 'install', 'chromium-headless-shell']);
  return playwrightCache();
}

/** @returns {Promise<Browser[]>} */
async function aptInstall() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return [];
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('reading the package lists of the system', 'apt-get', ['update'], env);
  await run('installing one', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], env);
  return system();
}

/**
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
async function run(title, command, args, env = {}) {
  console.error(`Looking for a browser: ${title} …`);
  await promisify(execFile)(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    timeout: 10 * 60_000,
    maxBuffer: 2 ** 26,
  });
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
