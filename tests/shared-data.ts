import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const dataFolder = resolve(
  process.env['STRATA_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data'),
);

/** Whether the reference data lie beside the project. Tests that need them: `test.skipIf(!hasSharedData)`. */
export const hasSharedData: boolean = existsSync(join(dataFolder, 'README.md'));

/** Absolute path of a reference data file, given relative to the data folder. */
export function sharedData(path: string): string {
  return join(dataFolder, path);
}

/** Absolute path of a file with reference values of other implementations. */
export function oracles(path: string): string {
  return join(dirname(dataFolder), 'oracles', path);
}
