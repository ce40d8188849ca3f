import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { checkWasm } from './build-wasm.mjs';
import { checkAudit } from './check-audit.mjs';
import { checkBundle } from './check-bundle.mjs';
import { checkLock } from './check-lock.mjs';
import { projectRoot } from './project-root.mjs';

/** @type {readonly { name: string, run: () => Promise<string[]> }[]} */
const checks = [
  { name: 'lock file', run: async () => checkLock() },
  { name: 'format (oxfmt; npm run format mends it)', run: () => tool('oxfmt', ['--check']) },
  { name: 'types (tsc)', run: () => tool('tsc', ['-b', '--pretty', 'false']) },
  { name: 'lint (oxlint)', run: () => tool('oxlint', ['--deny-warnings']) },
  { name: 'dead code and unused packages (knip)', run: () => tool('knip', ['--no-progress']) },
  { name: 'WebAssembly is what its sources compile to', run: checkWasm },
  { name: 'size of the page', run: checkBundle },
  { name: 'known vulnerabilities (npm audit)', run: checkAudit },
];

let failed = 0;
for (const { name, run } of checks) {
  const start = performance.now();
  const problems = await run().catch((error) => [String(error instanceof Error ? error.message : error)]);
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) failed += 1;
  console.log(
    `${problems.length > 0 ? 'FAILED' : 'ok'}  ${name}  ${Math.round(performance.now() - start)} ms`,
  );
}
console.log(`${checks.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<string[]>}
 */
function tool(name, args) {
  const child = spawn(join(projectRoot, 'node_modules', '.bin', name), args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve([error.message]));
    child.once('close', (code) => resolve(code === 0 ? [] : [`${name} ended with status ${code}`]));
  });
}
