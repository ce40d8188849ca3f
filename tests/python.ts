import { spawnSync } from 'node:child_process';

/** Whether Python and these modules of it are installed. Tests that need them: `test.skipIf(!hasPython(…))`. */
export function hasPython(...modules: readonly string[]): boolean {
  return spawnSync('python3', ['-c', `import ${['sys', ...modules].join(', ')}`]).status === 0;
}

/** What a script says, and how it ends. */
export function ranByPython(...args: readonly string[]): { readonly status: number; readonly said: string } {
  const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
  return { status: status ?? -1, said: `${stdout}${stderr}` };
}
