import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../../scripts/project-root.mjs';
import type { ResultDocument } from '../../../src/pipelines/segmentation/result-document.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** What the built command line answers to `run` with these options. */
export async function runCommandLine(options: readonly string[]): Promise<ResultDocument> {
  const script = join(projectRoot, 'dist-cli', 'strata.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, 'run', '--json', ...options], {
    maxBuffer: MOST_BYTES,
  });
  return JSON.parse(stdout) as ResultDocument;
}
