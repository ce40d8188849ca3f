import { countText } from '../base/number-text.ts';
import { Inflate } from 'fflate';
import { InputError } from '../base/input-error.ts';
import { crc32 } from './crc32.ts';
import type { StoredFile } from './stored-file.ts';
import { checkUnpacked, UNPACK_LIMITS } from './unpack-limits.ts';
import type { UnpackLimits } from './unpack-limits.ts';

/** One file in a zip archive, as the archive's directory describes it. */
export interface ZipEntry {
  /** Its path in the archive. */
  readonly name: string;
  /** Bytes when unpacked, as stated; not to be relied on. */
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** Most files that an archive may hold. */
export const MOST_ENTRIES = 10_000;

/**
 * The files of a zip archive (APPNOTE 6.3.10, ZIP64 included) without folders, in the order of its directory. Throws
 * {@link InputError} for what is cut off, damaged, split over disks or holds more than {@link MOST_ENTRIES}. O(entries).
 */
export async function listZip(file: StoredFile): Promise<readonly ZipEntry[]> {
  const tailFrom = Math.max(0, file.size - TAIL);
  const tail = await file.read(tailFrom, file.size);
  const at = endRecordAt(tail);
  if (at < 0) throw damaged(file.name, 'its directory is missing; it was probably cut off');
  const end = view(tail);
  let count = end.getUint16(at + 10, true);
  let size = end.getUint32(at + 12, true);
  let offset = end.getUint32(at + 16, true);
  if (count === 0xffff || size === NOT_HERE || offset === NOT_HERE) {
    const wide = await wideEnd(file, tail, at);
    if (wide !== undefined) ({ count, size, offset } = wide);
  }
  if (count > MOST_ENTRIES) {
    throw new InputError({
      file: file.name,
      message: `The archive holds ${countText(count)} files; at most ${countText(MOST_ENTRIES)} are listed.`,
      remedy: 'Unpack it yourself and choose the table inside.',
    });
  }
  if (offset + size > file.size) throw damaged(file.name, 'its directory lies beyond its end');
  const directory = await file.read(offset, offset + size);
  return entriesOf(directory, count, file.name).filter(({ name }) => !name.endsWith('/'));
}

/**
 * The contents of an entry, piece by piece; sizes and checksum are checked, and the limits hold while it unpacks.
 * Throws {@link InputError} for an entry that is encrypted, damaged, or packed in another way than deflate. O(bytes out).
 */
export async function* zipEntryPieces(
  file: StoredFile,
  entry: ZipEntry,
  limits: UnpackLimits = UNPACK_LIMITS,
): AsyncGenerator<Uint8Array, undefined> {
  const start = await dataStart(file, entry);
  const made: Uint8Array[] = [];
  let bytesOut = 0;
  let checksum = 0;
  const inflate = new Inflate((chunk) => {
    if (chunk.length === 0) return;
    bytesOut += chunk.length;
    checksum = crc32(chunk, checksum);
    made.push(chunk);
  });
  const end = start + entry.packedSize;
  for (let at = start; at < end || at === start; at += STEP) {
    const bytes = await file.read(at, Math.min(end, at + STEP));
    for (let from = 0; from < bytes.length || from === 0; from += SLICE) {
      const slice = bytes.slice(from, from + SLICE);
      const last = at + from + SLICE >= end;
      if (entry.method === STORED) {
        bytesOut += slice.length;
        checksum = crc32(slice, checksum);
        if (slice.length > 0) made.push(slice);
      } else {
        try {
          inflate.push(slice, last);
        } catch {
          throw damaged(file.name, `“${entry.name}” cannot be unpacked`);
        }
      }
      checkUnpacked(file.name, { bytesIn: at + from + slice.length - start, bytesOut }, limits);
      yield* made.splice(0);
    }
  }
  if (checksum !== entry.crc) throw damaged(file.name, `“${entry.name}” does not agree with its checksum`);
}

const STORED = 0;
const DEFLATED = 8;
const NOT_HERE = 0xffffffff;
const TAIL = 66_000;
const STEP = 1_048_576;
const SLICE = 16_384;

function endRecordAt(tail: Uint8Array): number {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6) return at;
  }
  return -1;
}

async function wideEnd(
  file: StoredFile,
  tail: Uint8Array,
  endAt: number,
): Promise<{ count: number; size: number; offset: number } | undefined> {
  const locator = endAt - 20;
  if (locator < 0 || view(tail).getUint32(locator, true) !== 0x07064b50) return undefined;
  const at = Number(view(tail).getBigUint64(locator + 8, true));
  if (at + 56 > file.size) throw damaged(file.name, 'its directory lies beyond its end');
  const record = view(await file.read(at, at + 56));
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
}

function entriesOf(directory: Uint8Array, count: number, file: string): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  const fields = view(directory);
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || fields.getUint32(at, true) !== 0x02014b50)
      throw damaged(file, 'its directory cannot be read');
    const flags = fields.getUint16(at + 8, true);
    const nameLength = fields.getUint16(at + 28, true);
    const extraLength = fields.getUint16(at + 30, true);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const wide = wideFields(extra, [
      fields.getUint32(at + 24, true),
      fields.getUint32(at + 20, true),
      fields.getUint32(at + 42, true),
    ]);
    entries.push({
      name: entryName(directory.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0),
      size: wide[0],
      packedSize: wide[1],
      offset: wide[2],
      method: fields.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: fields.getUint32(at + 16, true),
    });
    at += 46 + nameLength + extraLength + fields.getUint16(at + 32, true);
  }
  return entries;
}

/** Size, packed size and offset, those that do not fit 32 bits from the ZIP64 field. */
function wideFields(
  extra: Uint8Array,
  narrow: readonly [number, number, number],
): readonly [number, number, number] {
  const wide: [number, number, number] = [...narrow];
  const fields = view(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + fields.getUint16(at + 2, true)) {
    if (fields.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    for (let i = 0; i < 3; i++) {
      if (wide[i] !== NOT_HERE || from + 8 > extra.length) continue;
      wide[i] = Number(fields.getBigUint64(from, true));
      from += 8;
    }
  }
  return wide;
}

function entryName(bytes: Uint8Array, isUtf8: boolean): string {
  return new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(bytes);
}

async function dataStart(file: StoredFile, entry: ZipEntry): Promise<number> {
  const { name, encrypted, method, offset } = entry;
  if (encrypted) {
    throw new InputError({
      file: file.name,
      message: `“${name}” in the archive is protected by a password.`,
      remedy: 'Unpack it with its password and choose the file inside.',
    });
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new InputError({
      file: file.name,
      message: `“${name}” in the archive is packed in a rare way (method ${method}) that is not read.`,
      remedy: 'Unpack it, or pack it as an ordinary zip.',
    });
  }
  if (offset + 30 > file.size) throw damaged(file.name, `“${name}” lies beyond its end`);
  const header = view(await file.read(offset, offset + 30));
  if (header.getUint32(0, true) !== 0x04034b50)
    throw damaged(file.name, `“${name}” is not where its directory says`);
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (start + entry.packedSize > file.size) throw damaged(file.name, `“${name}” is cut off`);
  return start;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(file: string, how: string): InputError {
  return new InputError({
    file,
    message: `The archive is damaged: ${how}.`,
    remedy: 'Copy or download it again.',
  });
}
