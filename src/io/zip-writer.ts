import { Zip, ZipDeflate } from 'fflate';

/** A zip archive in the making; pieces are handed out as they come. */
export interface ZipWriter {
  /** Begins an entry; the one before must be at its end. */
  begin(name: string): void;
  /** Adds to the entry; `last` ends it. */
  push(bytes: Uint8Array, last: boolean): void;
  /** Writes the directory. */
  finish(): void;
}

/** The beginning of the format's time: nobody needs to learn when a file was packed, and a clock is no part of io. */
const NO_DATE = '1980-01-01T12:00:00Z';

/** Packs entries by deflate (APPNOTE 6.3.10), piece by piece, each piece to `take` as soon as it is made. O(bytes). */
export function createZipWriter(take: (piece: Uint8Array) => void): ZipWriter {
  let current: ZipDeflate | undefined;
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    if (piece.length > 0) take(piece);
  });
  return {
    begin(name) {
      current = new ZipDeflate(name, { level: 6 });
      current.mtime = NO_DATE;
      zip.add(current);
    },
    push: (bytes, last) => current?.push(bytes, last),
    finish: () => zip.end(),
  };
}
