import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean,
 *   optionalDependencies?: Record<string, string> }} LockEntry
 */

/**
 * What is wrong with a lock file: packages without version or integrity, optional packages (those of other
 * platforms among them) that are missing, addresses other than the public registry's.
 *
 * @param {{ packages: Record<string, LockEntry> }} lock
 * @returns {string[]}
 */
export function lockViolations({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...(path !== '' && entry.link !== true && (entry.version === undefined || entry.integrity === undefined)
      ? [`${path} lacks its version or integrity`]
      : []),
    ...(entry.resolved !== undefined && !entry.resolved.startsWith('https://registry.npmjs.org/')
      ? [`${path} is resolved to ${entry.resolved}`]
      : []),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${path} wants ${name}, which the lock lacks: npm ci would refuse it on that platform`),
  ]);
}

/**
 * @param {Record<string, LockEntry>} packages
 * @param {string} from
 * @param {string} name
 */
function isLocked(packages, from, name) {
  const folders = from === '' ? [''] : [`${from}/`, ...parentsOf(from), ''];
  return folders.some((folder) => packages[`${folder}node_modules/${name}`] !== undefined);
}

/** @param {string} path */
function parentsOf(path) {
  const parts = path.split('/node_modules/');
  return parts
    .slice(1)
    .map((_, index) => `${parts.slice(0, parts.length - 1 - index).join('/node_modules/')}/`);
}

/** What is wrong with package-lock.json. */
export function checkLock() {
  return lockViolations(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));
}
