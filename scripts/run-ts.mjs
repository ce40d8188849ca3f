import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { watchParent } from './parent-watch.mjs';
import { projectRoot } from './project-root.mjs';
import { versionDefine } from './version-define.mjs';

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error('usage: node scripts/run-ts.mjs FILE.ts [ARGUMENT …]');
  process.exit(2);
}

const outDir = join(
  projectRoot,
  'node_modules',
  '.cache',
  'strata',
  'run',
  `${basename(entry, '.ts')}-${process.pid}`,
);
await build({
  root: projectRoot,
  configFile: false,
  logLevel: 'warn',
  define: versionDefine(),
  publicDir: false,
  build: {
    ssr: entry,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
  },
});

const child = spawn(
  process.execPath,
  ['--enable-source-maps', '--expose-gc', join(outDir, 'main.mjs'), ...args],
  {
    stdio: 'inherit',
  },
);
watchParent(() => child.kill());
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
