import { digest, sha256Hex } from '../base/sha256.ts';
import { BYTES_OF_A_PIECE, type StoredFile } from './stored-file.ts';

/** Hashes pieces of a file as they are read, in any order and by any thread. */
export interface PieceHashes {
  /** Takes a stretch that was read; one that is no whole piece is passed over. */
  take(from: number, bytes: Uint8Array): void;
  /** SHA-256 of each piece from one place up to another; those that were passed over are read again. */
  finish(from: number, to: number): Promise<readonly string[]>;
}

/** Empty {@link PieceHashes}; pieces begin at multiples of {@link BYTES_OF_A_PIECE}. O(bytes). */
export function hashPieces(file: StoredFile): PieceHashes {
  const hashes = new Map<number, string | Promise<string>>();
  const hashOf = (bytes: Uint8Array): string | Promise<string> => file.sha256?.(bytes) ?? sha256Hex(bytes);
  return {
    take(from, bytes) {
      const isWhole = bytes.length === Math.min(BYTES_OF_A_PIECE, file.size - from);
      if (from % BYTES_OF_A_PIECE === 0 && isWhole && !hashes.has(from)) hashes.set(from, hashOf(bytes));
    },
    async finish(from, to) {
      const found: string[] = [];
      for (let at = from; at < to; at += BYTES_OF_A_PIECE)
        found.push(
          await (hashes.get(at) ?? hashOf(await file.read(at, Math.min(file.size, at + BYTES_OF_A_PIECE)))),
        );
      return found;
    },
  };
}

/** What stands for the content of a file, by the hashes of all its pieces in order: SHA-256 of these, hexadecimal. O(pieces). */
export function contentHashOf(pieces: readonly string[]): string {
  return digest().texts(pieces).hex();
}
