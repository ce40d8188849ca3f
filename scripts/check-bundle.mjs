import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuilt } from './build.mjs';
import { projectRoot } from './project-root.mjs';

/** Bytes of gzipped JavaScript that the page may load before there are results. */
export const shellBudget = 130 * 1000;

/** Scripts that may have to be asked for when a part of the page is opened: each is a request of its own. */
export const mostFilesOfAPart = 5;

/** @typedef {Record<string, { file: string, imports?: string[], isEntry?: boolean, isDynamicEntry?: boolean }>} Manifest */

/**
 * The scripts index.html loads: the entry and everything it imports statically.
 *
 * @param {Manifest} manifest
 * @returns {string[]} files in the built folder
 */
export function shellFiles(manifest) {
  const entries = Object.keys(manifest).filter(
    (key) => key.endsWith('.html') && manifest[key]?.isEntry === true,
  );
  return scriptsOf(manifest, entries);
}

/**
 * What is loaded later and needs more scripts beyond the shell than it may.
 *
 * @param {Manifest} manifest
 * @returns {string[]} one problem each
 */
export function scatteredParts(manifest) {
  const shell = new Set(shellFiles(manifest));
  return Object.keys(manifest)
    .filter((key) => manifest[key]?.isDynamicEntry === true)
    .map((key) => ({ key, count: scriptsOf(manifest, [key]).filter((file) => !shell.has(file)).length }))
    .filter(({ count }) => count > mostFilesOfAPart)
    .map(({ key, count }) => `${key} is opened with ${count} scripts, more than ${mostFilesOfAPart}`);
}

/**
 * @param {Manifest} manifest
 * @param {readonly string[]} keys
 */
function scriptsOf(manifest, keys) {
  const seen = new Set();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(manifest[key]?.imports ?? []));
  }
  return [...seen].map((key) => manifest[key]?.file ?? key).filter((file) => file.endsWith('.js'));
}

/** What is wrong with the size of the built page, and with how it is split; prints the sizes. */
export async function checkBundle() {
  await ensureBuilt(['site']);
  const dist = join(projectRoot, 'dist');
  const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
  const sizes = shellFiles(manifest).map((file) => ({
    file,
    bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
  }));
  for (const { file, bytes } of sizes) console.log(`${kilobytes(bytes)}  ${file}`);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${kilobytes(total)}  the shell, of ${kilobytes(shellBudget)}`);
  if (sizes.length === 0) return ['dist/ has no entry script'];
  const tooLarge = `the shell is ${kilobytes(total)} gzipped, more than ${kilobytes(shellBudget)}`;
  return [...(total > shellBudget ? [tooLarge] : []), ...scatteredParts(manifest)];
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
