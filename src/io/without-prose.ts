import { InputError } from '../base/input-error.ts';
import { type PackLayer, unpackedHead } from './packing.ts';
import { previewText } from './preview-text.ts';
import type { StoredFile } from './stored-file.ts';

/**
 * The files of an archive without texts such as a README: those of which most rows have a single column are no tables where
 * another file is one. O(4 KiB of each `.txt`).
 */
export async function withoutProse(
  names: readonly string[],
  file: StoredFile,
  packing: readonly PackLayer[],
): Promise<readonly string[]> {
  if (names.length < 2) return names;
  const tables: string[] = [];
  for (const name of names)
    if (!/\.txt$/i.test(name) || !(await isProse(file, [...packing, { kind: 'zip', member: name }])))
      tables.push(name);
  return tables.length === 0 ? names : tables;
}

const HEAD_BYTES = 4096;

async function isProse(file: StoredFile, packing: readonly PackLayer[]): Promise<boolean> {
  try {
    const head = await unpackedHead(file, packing, HEAD_BYTES);
    const { sampleRows } = previewText({ fileName: file.name, ...head });
    const wide = sampleRows.filter((row) => row.filter((cell) => cell.trim() !== '').length > 1);
    return wide.length < 2 || wide.length < sampleRows.length / 2;
  } catch (thrown) {
    if (thrown instanceof InputError) return true;
    throw thrown;
  }
}
