import { assert } from '../base/assert.ts';
import { type ByteCutter, BYTES_OF_A_STEP, openByteCutter } from './byte-cutter.ts';
import { recordsOfCutter } from './byte-records.ts';
import { hashPieces, type PieceHashes } from './content-hash.ts';
import type { CsvRecord } from './csv.ts';
import { createEventReader, type EventReader } from './event-reader.ts';
import type { EventStretch } from './event-stretch.ts';
import type { ImportPlan } from './import-plan.ts';
import type { Rest } from './read-part.ts';
import type { SourceEnd } from './record-sink.ts';
import { BYTES_OF_A_PIECE, type StoredFile } from './stored-file.ts';

/** A stretch of a file of events, from the beginning of a piece to that of another or to the end of the file. */
export interface StretchToRead {
  readonly file: StoredFile;
  readonly plan: ImportPlan;
  readonly from: number;
  readonly to: number;
  /** Where the first record of it begins; absent where that is behind the first end of a line, for all that is known. */
  readonly start?: number;
  /** As it stands in the file, undefined where it has none. */
  readonly header: CsvRecord | undefined;
}

/** What a stretch holds: the records that begin in it. 'odd' = it cannot be cut as bytes alone. */
export type StretchRead =
  | {
      readonly kind: 'read';
      /** Where the first record begins, and where the one behind the last does. */
      readonly start: number;
      readonly end: number;
      readonly stretch: EventStretch;
      readonly pieceHashes: readonly string[];
    }
  | { readonly kind: 'odd'; readonly start: number };

/**
 * Reads a stretch by itself. Where a cell with an end of line in it lies across `from`, the beginning is guessed wrong: a stretch
 * counts only if it begins where the one before ends. One that goes to the end of the file is never odd. O(bytes).
 */
export async function readStretch(
  { file, plan, from, to, start: given, header }: StretchToRead,
  rest: Rest,
): Promise<StretchRead> {
  const reader = createEventReader(plan, from === 0 ? undefined : { header });
  const cutter = openByteCutter(reader, from === 0 ? 'beginning' : 'further on', to - from);
  assert(cutter !== undefined, 'only what is cut as bytes is read in stretches');
  const start = given ?? (from === 0 ? 0 : await behindLineEnd(file, from));
  const hashes = hashPieces(file);
  const stretch = { file, from, to, start };
  const end =
    to === file.size
      ? await readToEnd(stretch, { reader, cutter, hashes, rest })
      : await readUpTo(stretch, { reader, cutter, hashes, rest });
  if (end === undefined) return { kind: 'odd', start };
  return {
    kind: 'read',
    start,
    end: start + end.bytes,
    stretch: reader.stretch(end),
    pieceHashes: await hashes.finish(from, to),
  };
}

interface Place {
  readonly file: StoredFile;
  readonly from: number;
  readonly to: number;
  readonly start: number;
}

interface Means {
  readonly reader: EventReader;
  readonly cutter: ByteCutter;
  readonly hashes: PieceHashes;
  readonly rest: Rest;
}

/** The bytes from the first record on, a piece at a time. */
async function* piecesOf({ file, from, to, start }: Place, hashes: PieceHashes): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += BYTES_OF_A_PIECE) {
    const bytes = await file.read(at, Math.min(to, at + BYTES_OF_A_PIECE));
    hashes.take(at, bytes);
    yield bytes.subarray(Math.max(0, start - at));
  }
}

async function readToEnd(place: Place, { reader, cutter, hashes, rest }: Means): Promise<SourceEnd> {
  const source = recordsOfCutter(reader, cutter);
  let bytes = 0;
  for await (const piece of piecesOf(place, hashes)) {
    for (let at = 0; at < piece.length; at += BYTES_OF_A_STEP) {
      const step = piece.subarray(at, at + BYTES_OF_A_STEP);
      source.push(step);
      bytes += step.length;
      await rest(bytes, reader.rowsRead());
    }
  }
  return source.finish();
}

/** Undefined where it is odd. */
async function readUpTo(
  place: Place,
  { reader, cutter, hashes, rest }: Means,
): Promise<SourceEnd | undefined> {
  const { file, to, start } = place;
  for await (const piece of piecesOf(place, hashes)) {
    for (let at = 0; at < piece.length; at += BYTES_OF_A_STEP) {
      if (cutter.take(piece.subarray(at, at + BYTES_OF_A_STEP)) === 'odd') return undefined;
      await rest(cutter.taken(), reader.rowsRead());
    }
  }
  let next = to;
  let bytes: Uint8Array = NOTHING;
  while (start + cutter.taken() < to) {
    const how = cutter.takeOne(bytes);
    bytes = NOTHING;
    if (how === 'odd') return undefined;
    if (how === 'cut') continue;
    if (next >= file.size) return endOfFile(place, reader, cutter);
    bytes = await file.read(next, Math.min(file.size, next + BYTES_OF_A_STEP));
    next += BYTES_OF_A_STEP;
  }
  return { bytes: cutter.taken(), warnings: [], undecodable: cutter.before()?.undecodable ?? 0 };
}

/** The last record of the file begins in the stretch and ends without an end of line. */
function endOfFile({ file, start }: Place, reader: EventReader, cutter: ByteCutter): SourceEnd {
  return { ...recordsOfCutter(reader, cutter).finish(), bytes: file.size - start };
}

/** Where a line begins, at a place or behind the first end of a line after it. */
async function behindLineEnd(file: StoredFile, place: number): Promise<number> {
  for (let at = place - 1; at < file.size; at += BYTES_OF_A_STEP) {
    const bytes = await file.read(at, Math.min(file.size, at + BYTES_OF_A_STEP + 1));
    const end = bytes.subarray(0, BYTES_OF_A_STEP).findIndex((byte) => byte === LF || byte === CR);
    if (end < 0) continue;
    return at + end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
  return file.size;
}

const NOTHING = new Uint8Array();

const LF = 10;

const CR = 13;
