import { InputError } from '../base/input-error.ts';
import type { StoredFile } from '../io/stored-file.ts';

/** A Blob as readers take it; one that has been moved or changed since it was chosen throws {@link InputError}. */
export function storedFile(file: Blob, name: string): StoredFile {
  return {
    name,
    size: file.size,
    sha256: platformHash(),
    async read(from, to) {
      try {
        return new Uint8Array(await file.slice(from, to).arrayBuffer());
      } catch {
        throw new InputError({
          file: name,
          message: 'The file can no longer be read: it was moved, changed or locked since it was chosen.',
          remedy: 'Choose it again.',
        });
      }
    },
  };
}

/** On plain-http origins there is none. */
function platformHash(): StoredFile['sha256'] {
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (subtle === undefined) return undefined;
  return async (bytes) => {
    const hash = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
