import { InputError } from '../base/input-error.ts';
import { listZip, zipEntryPieces, type ZipEntry } from '../io/zip.ts';
import { createZipWriter } from '../io/zip-writer.ts';
import { UNPACK_LIMITS, type UnpackLimits } from '../io/unpack-limits.ts';
import { storedFile } from './stored-file.ts';

/** A file inside a project. */
export interface PackedFile {
  /** Lower-case words, one folder deep at most: `project.json`, `data/events`. */
  readonly name: string;
  readonly content: Blob;
}

const PIECE = 262_144;
const NAME = /^(?:[a-z]{1,20}\/)?[a-z]{1,20}(?:\.[a-z]{1,5})?$/;
const MOST_FILES = 20;
/** What is no data is read as a whole, so it must be small. */
const SMALL: UnpackLimits = { ...UNPACK_LIMITS, maxBytes: 128 * 1024 * 1024 };
const DATA_FOLDER = 'data/';

/** Packs files into one zip archive. Files that can no longer be read throw {@link InputError}. */
export async function packFiles(files: readonly PackedFile[], giveWay: () => Promise<void>): Promise<Blob> {
  const parts: BlobPart[] = [];
  const writer = createZipWriter((piece) => parts.push(piece.slice()));
  for (const { name, content } of files) {
    const file = storedFile(content, name);
    writer.begin(name);
    for (let at = 0; at < file.size; at += PIECE) {
      writer.push(await file.read(at, Math.min(file.size, at + PIECE)), false);
      await giveWay();
    }
    writer.push(new Uint8Array(0), true);
  }
  writer.finish();
  return new Blob(parts, { type: 'application/zip' });
}

/**
 * The files of a project, which may come from anybody: throws {@link InputError} for what is no zip, is damaged, has names
 * that projects do not have, or unpacks to an extreme size.
 */
export async function unpackFiles(
  project: Blob,
  fileName: string,
  giveWay: () => Promise<void>,
): Promise<readonly PackedFile[]> {
  const file = storedFile(project, fileName);
  const entries = await listZip(file);
  const strange = entries.find(({ name }) => !NAME.test(name));
  if (entries.length > MOST_FILES || strange !== undefined || hasDoubles(entries))
    throw new InputError({
      file: fileName,
      message: 'This is a zip archive, but not one that Strata has written.',
      remedy: 'Choose a file that was saved as a project.',
    });
  const files: PackedFile[] = [];
  for (const entry of entries) {
    const parts: BlobPart[] = [];
    const limits = entry.name.startsWith(DATA_FOLDER) ? UNPACK_LIMITS : SMALL;
    for await (const piece of zipEntryPieces(file, entry, limits)) {
      parts.push(piece.slice());
      await giveWay();
    }
    files.push({ name: entry.name, content: new Blob(parts) });
  }
  return files;
}

function hasDoubles(entries: readonly ZipEntry[]): boolean {
  return new Set(entries.map(({ name }) => name)).size < entries.length;
}
