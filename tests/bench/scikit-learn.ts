import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Matrix } from '../../src/kernels/matrix.ts';
import type { Reading } from './reading.ts';

/** scikit-learn in a process of its own, with one thread, answering one request at a time. */
export interface ScikitLearn {
  readonly version: string;
  load(matrix: Matrix): Promise<void>;
  /** The request of scikit-learn.py; the answer's time is divided by `units`. */
  ask(request: Request, units?: number): Promise<Reading>;
  /** Where to leave bytes for a request to read. */
  file(name: string, bytes: Uint8Array): string;
  close(): void;
}

/** A line for scikit-learn.py. */
export interface Request {
  readonly what: 'load' | 'restarts' | 'fixed' | 'mini-batch' | 'silhouette' | 'sweep';
  readonly [parameter: string]: unknown;
}

interface Answer {
  readonly version?: string;
  readonly ms: number;
  readonly cpuMs: number;
  readonly inertia?: number;
  readonly silhouette?: number;
}

/** Starts it with Debian's Python, or undefined where python3-sklearn is not installed. */
export async function startScikitLearn(python = '/usr/bin/python3'): Promise<ScikitLearn | undefined> {
  if (!existsSync(python)) return undefined;
  const script = join(process.cwd(), 'tests', 'bench', 'scikit-learn.py');
  const threads = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const child = spawn(python, [script], { env: { ...process.env, ...threads } });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async (): Promise<Answer | undefined> => {
    const { value, done } = await lines.next();
    return done === true ? undefined : (JSON.parse(value) as Answer);
  };
  const hello = await answer();
  return hello === undefined ? undefined : session(child, hello.version ?? '', answer);
}

function session(
  child: ChildProcessWithoutNullStreams,
  version: string,
  answer: () => Promise<Answer | undefined>,
): ScikitLearn {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  const file = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const ask = async (request: Request, units = 1): Promise<Reading> => {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    const got = await answer();
    if (got === undefined) throw new Error(`scikit-learn gave no answer to ${request.what}`);
    const result = got.inertia ?? got.silhouette;
    return { ms: got.ms / units, cpuMs: got.cpuMs / units, ...(result === undefined ? {} : { result }) };
  };
  return {
    version,
    ask,
    file,
    async load({ values, columns }) {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      await ask({ what: 'load', file: file('matrix.bin', bytes), columns });
    },
    close() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
