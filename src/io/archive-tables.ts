import { InputError } from '../base/input-error.ts';
import { fileKind } from './file-kind.ts';
import { MOST_LAYERS, unpackedFile, unpackedHead, type PackLayer } from './packing.ts';
import type { StoredFile } from './stored-file.ts';
import { withoutProse } from './without-prose.ts';
import { listZip, type ZipEntry } from './zip.ts';

/** The files that an archive offers to be read as tables, under gzip too; none where the file is no archive. O(entries). */
export async function archiveTables(file: StoredFile): Promise<readonly string[]> {
  const packing: PackLayer[] = [];
  while (packing.length < MOST_LAYERS) {
    const kind = fileKind((await unpackedHead(file, packing, HEAD_BYTES)).bytes);
    if (kind === 'zip') {
      const entries = await listZip(await unpackedFile(file, packing));
      return isWorkbookArchive(entries) ? [] : withoutProse(memberNames(entries, file.name), file, packing);
    }
    if (kind !== 'gzip') return [];
    packing.push({ kind: 'gzip' });
  }
  return [];
}

/** As much as tells what a file is. */
const HEAD_BYTES = 4096;

/** Whether the entries of a zip are those of one workbook. O(entries). */
export function isWorkbookArchive(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ name }) => /^xl[/\\]workbook\.(?:xml|bin)$/i.test(name));
}

/** The files of an archive that could be tables; all of them where none is called like one. Throws {@link InputError} without any. O(entries). */
export function memberNames(entries: readonly ZipEntry[], file: string): readonly string[] {
  const names = entries.map(({ name }) => name).filter((name) => !SIDE_FILES.test(name));
  const tables = names.filter(isCalledTable);
  if (names.length > 0) return tables.length > 0 ? tables : names;
  throw new InputError({
    file,
    message: 'The archive is empty: there is no file in it.',
    remedy: 'Choose an archive with a table inside.',
  });
}

/** Whether a file is called like a table. O(name). */
export function isCalledTable(name: string): boolean {
  return TABLE_NAMES.test(name);
}

const TABLE_NAMES = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson|parquet|xlsx|xls|gz)$/i;

/** What systems and packers leave in archives beside the files that were meant. */
const SIDE_FILES = /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;
