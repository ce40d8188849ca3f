import { readFileSync } from 'node:fs';
import { processLives } from './lock.mjs';

const everyMs = 250;

/**
 * Calls `onGone` once the npm that started this process is gone. npm does not pass SIGTERM on to its scripts,
 * and between npm and the script there may be a shell that outlives npm.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  const parent = process.ppid;
  const grandparent = isShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    const gone = process.ppid !== parent || (grandparent !== undefined && parentOf(parent) !== grandparent);
    if (!gone && processLives(parent)) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
}

/** @param {number} pid */
function isShell(pid) {
  return /^(?:sh|dash|bash|ash|zsh|busybox)$/.test(statOf(pid)?.name ?? '');
}

/** @param {number} pid */
function parentOf(pid) {
  return statOf(pid)?.parent;
}

/**
 * What /proc tells of a process; undefined where there is no /proc.
 *
 * @param {number} pid
 */
function statOf(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === undefined ? undefined : { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
