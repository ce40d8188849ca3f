import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../scripts/project-root.mjs';
import type { ResultDocument } from '../../../src/pipelines/segmentation/result-document.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** What the built command line answers to `run` with these options. */
export async function runCommandLine(options: readonly string[]): Promise<ResultDocument> {
  return JSON.parse(await commandLine(['run', '--json', ...options])) as ResultDocument;
}

/** What the built command line prints for these arguments. */
export async function commandLine(args: readonly string[]): Promise<string> {
  const script = join(projectRoot, 'dist-cli', 'strata.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
    maxBuffer: MOST_BYTES,
  });
  return stdout;
}
