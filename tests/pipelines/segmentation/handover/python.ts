import { spawnSync } from 'node:child_process';

/** The first Python of this machine that has the modules: the one on the path, or the system's. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const statement = ['import sys', ...modules.map((name) => `import ${name}`)].join('; ');
  return ['python3', '/usr/bin/python3'].find(
    (each) => spawnSync(each, ['-c', statement], { stdio: 'ignore' }).status === 0,
  );
}

/** What a script said and how it ended. */
export interface PythonEnded {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

export function python(program: string, args: readonly string[]): PythonEnded {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, out: stdout, error: stderr };
}
