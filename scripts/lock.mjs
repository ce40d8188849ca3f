import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from './project-root.mjs';

const settleMs = 150;
const beatMs = 1_000;
const staleMs = 30_000;
const orphanMs = 15 * 60_000;

/**
 * Runs `work` while no other process of this checkout runs work under the same name.
 * Each contender puts a file named for its start and its pid into a folder; the oldest living one has the lock,
 * so a killed process never blocks anybody. `work` gets a function that names a child process:
 * while that child lives the lock stays taken even when its parent has been killed.
 *
 * @template T
 * @param {string} name
 * @param {(nameChild: (pid: number | undefined) => void) => Promise<T>} work
 * @param {(holder: number) => void} [onWait] called once when another process has the lock
 * @returns {Promise<T>}
 */
export async function withLock(name, work, onWait = () => {}) {
  const folder = join(projectRoot, '.cache', 'locks', name);
  mkdirSync(folder, { recursive: true });
  const mine = `${String(Date.now()).padStart(15, '0')}-${process.pid}`;
  const file = join(folder, mine);
  writeFileSync(file, '');
  const beat = setInterval(() => touch(file), beatMs);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await pause(settleMs);
    let told = false;
    for (;;) {
      const first = livingEntries(folder)[0];
      if (first === undefined || first >= mine) break;
      if (!told) onWait(pidOf(first));
      told = true;
      await pause(settleMs);
    }
    return await work((pid) => writeFileSync(file, pid === undefined ? '' : String(pid)));
  } finally {
    clearInterval(beat);
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} folder */
function livingEntries(folder) {
  return readdirSync(folder)
    .toSorted()
    .filter((entry) => {
      const path = join(folder, entry);
      const alive = isLiving(path, pidOf(entry));
      if (!alive) rmSync(path, { force: true });
      return alive;
    });
}

/**
 * @param {string} path
 * @param {number} pid
 */
function isLiving(path, pid) {
  try {
    const ageMs = Date.now() - statSync(path).mtimeMs;
    if (processLives(pid) && ageMs < staleMs) return true;
    const child = Number(readFileSync(path, 'utf8'));
    return child > 0 && processLives(child) && ageMs < orphanMs;
  } catch {
    return false;
  }
}

/** @param {number} pid */
export function processLives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string} entry */
function pidOf(entry) {
  return Number(entry.split('-')[1]);
}

/** @param {string} file */
function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    writeFileSync(file, '');
  }
}
