import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuilt } from './build.mjs';
import { projectRoot } from './project-root.mjs';

/** Bytes of gzipped JavaScript that the page may load before there are results. */
export const shellBudget = 130 * 1000;

/**
 * The scripts index.html loads: the entry and everything it imports statically.
 *
 * @param {Record<string, { file: string, imports?: string[], isEntry?: boolean }>} manifest
 * @returns {string[]} files in the built folder
 */
export function shellFiles(manifest) {
  const seen = new Set();
  const open = Object.keys(manifest).filter(
    (key) => key.endsWith('.html') && manifest[key]?.isEntry === true,
  );
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(manifest[key]?.imports ?? []));
  }
  return [...seen].map((key) => manifest[key]?.file ?? key).filter((file) => file.endsWith('.js'));
}

/** What is wrong with the size of the built page; prints the sizes. */
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
  return total > shellBudget
    ? [`the shell is ${kilobytes(total)} gzipped, more than ${kilobytes(shellBudget)}`]
    : [];
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
