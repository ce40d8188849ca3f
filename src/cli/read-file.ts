import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../base/input-error.ts';
import { type Digest, digest } from '../base/sha256.ts';
import { PREVIEW_BYTES } from '../io/preview-table.ts';

/** The first bytes of a file, and whether they are all of it. A file that cannot be read is an InputError naming the option. */
export function firstBytes(
  path: string,
  option: string,
): { readonly bytes: Uint8Array; readonly complete: boolean } {
  try {
    const size = statSync(path).size;
    const bytes = new Uint8Array(Math.min(size, PREVIEW_BYTES));
    const file = openSync(path, 'r');
    try {
      let at = 0;
      for (let read = -1; read !== 0 && at < bytes.length; at += read)
        read = readSync(file, bytes, at, bytes.length - at, at);
    } finally {
      closeSync(file);
    }
    return { bytes, complete: size <= PREVIEW_BYTES };
  } catch (error) {
    throw unreadable(path, option, error);
  }
}

/** Hands the file to `push` piece by piece; the result is the digest of its bytes, for keys. */
export async function readThrough(
  path: string,
  option: string,
  push: (bytes: Uint8Array) => void,
): Promise<Digest> {
  const content = digest();
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PREVIEW_BYTES })) {
      const bytes = piece as Uint8Array;
      content.array(bytes);
      push(bytes);
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? unreadable(path, option, error) : error;
  }
  return content;
}

function unreadable(path: string, option: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const message =
    code === 'ENOENT'
      ? 'There is no such file.'
      : code === 'EISDIR'
        ? 'This is a folder.'
        : `The file cannot be read (${String(code)}).`;
  return new InputError({
    file: basename(path),
    field: `--${option}`,
    message,
    remedy: `Check the path ${path}.`,
  });
}
