import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { InputError } from '../base/input-error.ts';
import type { StoredFile } from '../io/stored-file.ts';

/** The file at a path. One that cannot be read is an InputError naming the option. */
export async function withFile<T>(
  path: string,
  option: string,
  read: (file: StoredFile) => Promise<T>,
): Promise<T> {
  const handle = await open(path).catch((error: unknown) => {
    throw unreadable(path, option, error);
  });
  try {
    const { size } = await handle.stat();
    return await read({
      name: basename(path),
      size,
      async read(from, to) {
        try {
          const bytes = new Uint8Array(to - from);
          let at = 0;
          for (let got = -1; got !== 0 && at < bytes.length; at += got)
            got = (await handle.read(bytes, at, bytes.length - at, from + at)).bytesRead;
          return bytes.subarray(0, at);
        } catch (error) {
          throw unreadable(path, option, error);
        }
      },
    });
  } finally {
    await handle.close();
  }
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
