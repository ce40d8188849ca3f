import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build.mjs';

/** The bundled command line, built when it is not fresh. */
export async function buildStrata(): Promise<void> {
  await ensureBuilt(['cli']);
}

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the bundled command line as a process of its own; `started` gets the process, to signal it. */
export function strata(args: readonly string[], started?: (child: ChildProcess) => void): Promise<Ended> {
  const file = join(import.meta.dirname, '..', '..', 'dist-cli', 'strata.mjs');
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (error += text.toString()));
  started?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, error }));
  });
}
