/** A file of which any stretch can be read; what a Blob, a path or bytes in memory are to the readers. */
export interface StoredFile {
  readonly name: string;
  /** Bytes, as stored. */
  readonly size: number;
  /** The bytes from `from` up to `to`, both within the file. */
  read(from: number, to: number): Promise<Uint8Array>;
  /** SHA-256 of bytes as lower-case hexadecimal digits, by the platform, where it has one that needs no processor time here. */
  readonly sha256?: ((bytes: Uint8Array) => Promise<string>) | undefined;
}

/** Bytes in memory as a file. O(1). */
export function fileOfBytes(name: string, bytes: Uint8Array): StoredFile {
  return { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

/** A stretch of a file as a file of its own. O(1). */
export function stretchOf(
  file: StoredFile,
  name: string,
  { from, to }: { readonly from: number; readonly to: number },
): StoredFile {
  return { name, size: to - from, read: (a, b) => file.read(from + a, from + b), sha256: file.sha256 };
}

/** The bytes of a file in order, a mebibyte at a time. O(bytes). */
export async function* filePieces(file: StoredFile): AsyncGenerator<Uint8Array, undefined> {
  for (let at = 0; at < file.size; at += BYTES_OF_A_PIECE)
    yield await file.read(at, Math.min(file.size, at + BYTES_OF_A_PIECE));
}

/** Bytes that are read at once. */
export const BYTES_OF_A_PIECE = 1_048_576;
