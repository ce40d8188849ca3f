import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from './project-root.mjs';

/**
 * Writes `service-worker.js` into a built site: it keeps every file that lies there now, and its text changes with each.
 *
 * @param {string} folder
 */
export async function buildServiceWorker(folder) {
  const { build } = await import('vite');
  const files = siteFiles(folder);
  await build({
    root: projectRoot,
    logLevel: 'warn',
    configFile: false,
    publicDir: false,
    define: {
      __SITE_FILES__: JSON.stringify(files.map(addressOf)),
      __SITE_STAMP__: JSON.stringify(stampOf(folder, files)),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: join(projectRoot, 'src/worker/service.worker.ts'),
        output: { entryFileNames: 'service-worker.js', codeSplitting: false },
      },
    },
  });
}

/**
 * Paths within the folder with slashes, in order; not what only the build reads.
 *
 * @param {string} folder
 */
function siteFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.'))
    .toSorted();
}

/** @param {string} path */
function addressOf(path) {
  return path === 'index.html' ? './' : `./${path}`;
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 */
function stampOf(folder, files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}
