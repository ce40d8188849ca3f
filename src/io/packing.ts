import { countText } from '../base/number-text.ts';
import { assert } from '../base/assert.ts';
import { InputError } from '../base/input-error.ts';
import { createGunzip } from './gunzip.ts';
import { fileOfBytes, filePieces } from './stored-file.ts';
import type { StoredFile } from './stored-file.ts';
import { listZip, zipEntryPieces } from './zip.ts';

/** One wrapping around a table, from the outside in: gzip, or one member of a zip archive. */
export type PackLayer =
  | { readonly kind: 'gzip' }
  | { readonly kind: 'zip'; /** Path of the member in the archive. */ readonly member: string };

/** Most layers of packing that are opened. */
export const MOST_LAYERS = 3;

/** Most bytes that a packed file may come to where its contents have to be held whole. */
export const MOST_HELD = 512 * 1024 * 1024;

/**
 * The contents under all layers, piece by piece, read and unpacked as they are asked for. Throws {@link InputError} as
 * `createGunzip` and `zipEntryPieces` do. O(bytes out).
 */
export async function* unpackedPieces(
  file: StoredFile,
  layers: readonly PackLayer[],
): AsyncGenerator<Uint8Array, undefined> {
  assert(layers.length <= MOST_LAYERS, 'no more layers than are opened');
  const last = layers.at(-1);
  if (last === undefined) return yield* filePieces(file);
  const outer = layers.slice(0, -1);
  if (last.kind === 'gzip') {
    const gunzip = createGunzip(file.name);
    for await (const piece of unpackedPieces(file, outer)) {
      for (let at = 0; at < piece.length; at += STEP) yield* gunzip.push(piece.subarray(at, at + STEP));
    }
    return yield* gunzip.finish();
  }
  const archive = await unpackedFile(file, outer);
  const entry = (await listZip(archive)).find(({ name }) => name === last.member);
  if (entry === undefined) {
    throw new InputError({
      file: file.name,
      message: `The archive holds no file “${last.member}”.`,
      remedy: 'Choose another file inside it.',
    });
  }
  yield* zipEntryPieces(archive, entry);
}

/**
 * The contents under all layers as a file that can be read at any place: the file itself where nothing is packed, else
 * held in memory. Throws {@link InputError} beyond {@link MOST_HELD} bytes. O(bytes out).
 */
export async function unpackedFile(file: StoredFile, layers: readonly PackLayer[]): Promise<StoredFile> {
  if (layers.length === 0) return file;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of unpackedPieces(file, layers)) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_HELD) {
      throw new InputError({
        file: file.name,
        message: `What is packed inside has an extreme size: more than ${countText(MOST_HELD / MEBIBYTE)} MiB, the most that is unpacked into memory.`,
        remedy: 'Unpack it yourself and choose the file inside.',
      });
    }
  }
  return fileOfBytes(file.name, joined(pieces, length));
}

/** The first `most` bytes under all layers, and whether they are all. O(bytes). */
export async function unpackedHead(
  file: StoredFile,
  layers: readonly PackLayer[],
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly complete: boolean }> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of unpackedPieces(file, layers)) {
    pieces.push(piece);
    length += piece.length;
    if (length > most) return { bytes: joined(pieces, length).subarray(0, most), complete: false };
  }
  return { bytes: joined(pieces, length), complete: true };
}

const STEP = 65_536;

const MEBIBYTE = 1_048_576;

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
