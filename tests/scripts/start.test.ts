import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/project-root.mjs';

test('a port that is no port is refused with the remedy', async () => {
  const child = start({ PORT: 'eighty' });
  expect(await lastLine(child)).toBe('PORT is “eighty”; it must be a whole number from 0 to 65535.');
  expect(child.exitCode).toBe(1);
});

test('the watch ends a script whose shell has lost the process that started it', async () => {
  const script = `
    import { watchParent } from ${JSON.stringify(join(projectRoot, 'scripts', 'parent-watch.mjs'))};
    watchParent(() => { console.log('gone'); process.exit(0); });
    setInterval(() => undefined, 1000);
    console.log('watching');`;
  const launcher = `
    require('node:child_process').spawn('/bin/sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, ${JSON.stringify(script)}], { stdio: 'inherit' });`;
  const child = spawn(process.execPath, ['-e', launcher], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === 'watching') child.kill('SIGKILL');
  }
  expect(lines).toEqual(['watching', 'gone']);
});

function start(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(projectRoot, 'scripts', 'start.mjs')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function lastLine(child: ChildProcess): Promise<string | undefined> {
  const { stderr } = child;
  if (stderr === null) throw new Error('the script has no stderr');
  const closed = new Promise((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  for await (const line of createInterface(stderr)) lines.push(line);
  await closed;
  return lines.at(-1);
}
