import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { projectRoot } from './project-root.mjs';

const stampFile = join(projectRoot, 'node_modules', '.strata-installed');

requireNode();
if (!isInstalled()) await withLock('install', install, tellWait);

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Strata needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

function stamp() {
  const lockHash = createHash('sha256')
    .update(readFileSync(join(projectRoot, 'package-lock.json')))
    .digest('hex');
  return `${lockHash} ${process.platform} ${process.arch} node${process.versions.node.split('.')[0]}\n`;
}

/** @param {(pid: number | undefined) => void} nameChild */
async function install(nameChild) {
  if (isInstalled()) return;
  console.error('Installing the packages named in package-lock.json …');
  const wanted = stamp();
  let code = await npmCi(nameChild);
  if (code !== 0) {
    console.error('The installation failed; trying once more.');
    code = await npmCi(nameChild);
  }
  if (code !== 0) {
    console.error(
      'The packages could not be installed. The lines above name the reason; is the package registry in reach?',
    );
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
}

/**
 * @param {(pid: number | undefined) => void} nameChild
 * @returns {Promise<number>} the exit status
 */
function npmCi(nameChild) {
  const npm = process.env['npm_execpath'];
  const [command, first] =
    npm !== undefined && /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const args = [
    ...first,
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(command, args, {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command === 'npm',
  });
  nameChild(child.pid);
  const stop = () => {
    child.kill('SIGTERM');
    process.exit(130);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`npm did not start: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => {
    nameChild(undefined);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, stop);
  });
}

/** @param {number} holder */
function tellWait(holder) {
  console.error(`Another run (process ${holder}) is installing the packages; waiting for it.`);
}
