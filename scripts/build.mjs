import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServiceWorker } from './build-service-worker.mjs';
import { buildWasm } from './build-wasm.mjs';
import { hashSources, isFresh, writeStamp } from './build-stamp.mjs';
import { withLock } from './lock.mjs';
import { projectRoot } from './project-root.mjs';
import { versionDefine } from './version-define.mjs';

const folders = { site: 'dist', cli: 'dist-cli' };

/**
 * Builds the static site and the command line into a folder each, unless what lies there is fresh.
 * The build runs in a process of its own: NODE_ENV decides which React is bundled.
 *
 * @param {readonly ('site' | 'cli')[]} targets
 */
export async function ensureBuilt(targets = ['site', 'cli']) {
  const sourceHash = hashSources();
  if (targets.every((target) => isFresh(folders[target], sourceHash))) return;
  await withLock('build', async (nameChild) => {
    for (const target of targets) {
      const current = hashSources();
      if (isFresh(folders[target], current)) continue;
      console.error(`Building ${folders[target]}/ …`);
      await buildApart(target, nameChild);
      writeStamp(folders[target], current);
    }
  });
}

/**
 * @param {'site' | 'cli'} target
 * @param {(pid: number | undefined) => void} nameChild
 */
async function buildApart(target, nameChild) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--here', target], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  nameChild(child.pid);
  const stop = () => child.kill();
  process.once('exit', stop);
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  process.removeListener('exit', stop);
  nameChild(undefined);
  if (code !== 0)
    throw new BuildFailed(`The build of ${folders[target]}/ failed; the lines above name the reason.`);
}

export class BuildFailed extends Error {}

/** @param {'site' | 'cli'} target */
async function buildHere(target) {
  const { build } = await import('vite');
  const fresh = join(projectRoot, 'node_modules', '.cache', 'strata', `${folders[target]}.new`);
  const common = { root: projectRoot, logLevel: /** @type {const} */ ('warn') };
  if (target === 'site') {
    await build({ ...common, build: { outDir: fresh, emptyOutDir: true } });
    await buildServiceWorker(fresh);
  } else {
    await build({
      ...common,
      configFile: false,
      define: versionDefine(),
      publicDir: false,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: 'src/cli/main.ts',
        outDir: fresh,
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'strata.mjs', codeSplitting: false } },
      },
    });
  }
  replace(join(projectRoot, folders[target]), fresh);
}

/**
 * Puts a whole new folder in the place of the old one, so that no reader meets a half-written build.
 *
 * @param {string} folder
 * @param {string} fresh
 */
function replace(folder, fresh) {
  const old = `${fresh}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));

/** @param {readonly string[]} args targets; all when none is named. `--here` builds in this very process */
async function main(args) {
  const targets = args.filter((name) => name === 'site' || name === 'cli');
  try {
    if (args.includes('--here')) for (const target of targets) await buildHere(target);
    else {
      await buildWasm();
      await ensureBuilt(targets.length > 0 ? targets : undefined);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
