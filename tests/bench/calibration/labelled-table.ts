import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Matrix, matrixFromRows } from '../../../src/kernels/matrix.ts';
import { standardised } from './standardised.ts';

const FOLDER = resolve(process.env['STRATA_DATA'] ?? '../shared/data');

/** Whether the reference data lie beside the project, which the bench is started in. */
export const hasReferenceTables: boolean = existsSync(join(FOLDER, 'README.md'));

/** The numeric columns of a reference table with a label in its last column, z-scored. */
export function labelledTable(path: string): Matrix {
  const [, ...lines] = readFileSync(join(FOLDER, path), 'utf8').trim().split(/\r?\n/);
  return standardised(matrixFromRows(lines.map((line) => line.split(',').slice(0, -1).map(Number))));
}
