import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { BuildFailed, ensureBuilt } from './build.mjs';
import { findBrowser, NoBrowser } from './browser.mjs';
import { projectRoot } from './project-root.mjs';

const filters = process.argv.slice(2);
const resultFile = join(projectRoot, 'node_modules', '.cache', 'strata', `tests-${process.pid}.json`);

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

process.exitCode = await main();

async function main() {
  /** @type {string[]} */
  let projects = [];
  try {
    await ensureBuilt();
    console.error(`Browser: ${(await findBrowser()).path}`);
  } catch (error) {
    if (!(error instanceof BuildFailed || error instanceof NoBrowser)) throw error;
    console.error(error.message);
    if (error instanceof BuildFailed) return report({ passed: 0, failed: 1, skipped: 0 }, 1);
    projects = ['--project=unit'];
  }
  mkdirSync(dirname(resultFile), { recursive: true });
  const status = await runVitest(projects);
  const counts = readCounts();
  rmSync(resultFile, { force: true });
  return report(counts, status);
}

/**
 * @param {readonly string[]} projects options that limit the run
 * @returns {Promise<number>} the exit status
 */
function runVitest(projects) {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const { NODE_ENV: _, ...env } = process.env;
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const args = ['run', ...reports, ...projects, ...filters];
  const child = spawn(process.execPath, [vitest, ...args], { cwd: projectRoot, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * A file that could not be loaded has no tests and counts as one failure.
 *
 * @returns {Counts}
 */
function readCounts() {
  try {
    const result = JSON.parse(readFileSync(resultFile, 'utf8'));
    /** @type {{ name: string, status: string, assertionResults: { status: string }[] }[]} */
    const files = result.testResults;
    const brokenFiles = files.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const browserTests = files.filter(({ name }) => /tests[\\/]browser[\\/]/.test(name));
    const ran = browserTests.some(({ assertionResults }) =>
      assertionResults.some((test) => test.status !== 'skipped'),
    );
    const missing = filters.length === 0 && !ran ? 1 : 0;
    if (missing > 0) console.error('No test ran in the browser; that counts as a failure.');
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + brokenFiles + missing,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch (error) {
    console.error(`The test run left no readable result: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {Counts} counts
 * @param {number} status
 */
function report({ passed, failed, skipped }, status) {
  if (status !== 0 && failed === 0)
    console.error(`The test runner ended with status ${status} although no test failed.`);
  const failures = Math.max(failed, status === 0 ? 0 : 1);
  const line = `${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  process.stdout.write(`${line}\n`);
  return failures === 0 ? 0 : 1;
}
