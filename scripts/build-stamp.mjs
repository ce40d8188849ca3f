import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.mjs';

const sources = [
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'public',
  'src',
  'scripts/build.mjs',
  'scripts/build-service-worker.mjs',
  'scripts/security-headers.mjs',
  'scripts/version-define.mjs',
];

/** SHA-256 over names and contents of everything a build reads. */
export function hashSources() {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((name) => filesUnder(join(projectRoot, name)))) {
    hash.update(`\n${file.slice(projectRoot.length)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Whether the folder holds exactly what a build of these sources has left there.
 *
 * @param {string} folder
 * @param {string} sourceHash
 */
export function isFresh(folder, sourceHash) {
  const file = stampFile(folder);
  return existsSync(file) && readFileSync(file, 'utf8') === stampText(folder, sourceHash);
}

/**
 * @param {string} folder
 * @param {string} sourceHash
 */
export function writeStamp(folder, sourceHash) {
  mkdirSync(dirname(stampFile(folder)), { recursive: true });
  writeFileSync(stampFile(folder), stampText(folder, sourceHash));
}

/** @param {string} folder */
function stampFile(folder) {
  return join(projectRoot, 'node_modules', '.cache', 'strata', `${folder}.stamp`);
}

/**
 * @param {string} folder
 * @param {string} sourceHash
 */
function stampText(folder, sourceHash) {
  const outputs = filesUnder(join(projectRoot, folder)).map((file) => `${file} ${statSync(file).size}`);
  return [sourceHash, ...outputs, ''].join('\n');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)));
}
