import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withLock } from '../../scripts/lock.mjs';
import { projectRoot } from '../../scripts/project-root.mjs';

const name = `test-${process.pid}`;
const folder = join(projectRoot, '.cache', 'locks', name);

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('work under one name runs one after the other, and leaves no entry behind', async () => {
  const log: string[] = [];
  const work = (mark: string) =>
    withLock(name, async () => {
      log.push(`${mark} starts`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${mark} ends`);
    });
  await work('first');
  await work('second');
  expect(log).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  expect(readdirSync(folder)).toEqual([]);
});

test('the entry of a dead process blocks nobody', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('close', resolve));
  mkdirSync(folder, { recursive: true });
  const entry = join(folder, `000000000000001-${child.pid}`);
  writeFileSync(entry, '');
  expect(await withLock(name, async () => 'done')).toBe('done');
  expect(existsSync(entry)).toBe(false);
});

test('the entry of a living process is waited for, and its pid is told', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `000000000000001-${child.pid}`), '');
  const holders: number[] = [];
  await withLock(
    name,
    async () => undefined,
    (holder) => {
      holders.push(holder);
      child.kill('SIGKILL');
    },
  );
  expect(holders).toEqual([child.pid]);
});

test('a child that outlives its killed parent keeps the lock', async () => {
  const parent = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => parent.once('close', resolve));
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `000000000000001-${parent.pid}`), String(child.pid));
  let waited = false;
  await withLock(
    name,
    async () => undefined,
    () => {
      waited = true;
      child.kill('SIGKILL');
    },
  );
  expect(waited).toBe(true);
});
