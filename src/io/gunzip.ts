import { Gunzip } from 'fflate';
import { InputError } from '../base/input-error.ts';
import { crc32 } from './crc32.ts';
import { checkUnpacked, UNPACK_LIMITS } from './unpack-limits.ts';
import type { UnpackLimits } from './unpack-limits.ts';

/** Unpacks a gzip stream piece by piece. */
export interface GunzipStream {
  /** Unpacks what the piece allows; pieces may be cut anywhere. */
  push(bytes: Uint8Array): readonly Uint8Array[];
  /** Checks that the stream is whole and its checksum right. */
  finish(): readonly Uint8Array[];
}

/**
 * A {@link GunzipStream}: RFC 1952, several members allowed; throws {@link InputError} for what is no gzip, is cut
 * short, is damaged (CRC-32 of each member), or passes the limits. Takes in 16 KiB at a time, so that no more than
 * some 16 MiB come out before the limits are asked. O(bytes out).
 */
export function createGunzip(file: string, limits: UnpackLimits = UNPACK_LIMITS): GunzipStream {
  let made: Uint8Array[] = [];
  let bytesIn = 0;
  let bytesOut = 0;
  let checksum = 0;
  let memberBytes = 0;
  let window = new Uint8Array(0);
  let windowStart = 0;
  const inflate = new Gunzip((chunk) => {
    if (chunk.length === 0) return;
    bytesOut += chunk.length;
    memberBytes += chunk.length;
    checksum = crc32(chunk, checksum);
    made.push(chunk);
  });
  inflate.onmember = (offset) => checkMember(offset);

  function checkMember(end: number): void {
    const at = end - 8 - windowStart;
    if (at < 0) return;
    const trailer = new DataView(window.buffer, window.byteOffset + at, 8);
    if (
      trailer.getUint32(0, true) !== checksum ||
      trailer.getUint32(4, true) !== memberBytes % 4_294_967_296
    ) {
      throw damaged(file);
    }
    checksum = 0;
    memberBytes = 0;
  }

  function feed(piece: Uint8Array, final: boolean): void {
    const kept = window.subarray(Math.max(0, window.length - OVERLAP));
    windowStart += window.length - kept.length;
    window = new Uint8Array(kept.length + piece.length);
    window.set(kept);
    window.set(piece, kept.length);
    bytesIn += piece.length;
    try {
      inflate.push(piece, final);
    } catch (error) {
      throw error instanceof InputError ? error : final ? cutShort(file) : damaged(file);
    }
    checkUnpacked(file, { bytesIn, bytesOut }, limits);
  }

  function taken(): readonly Uint8Array[] {
    const out = made;
    made = [];
    return out;
  }

  return {
    push(bytes) {
      for (let at = 0; at < bytes.length; at += SLICE) feed(bytes.slice(at, at + SLICE), false);
      return taken();
    },
    finish() {
      feed(new Uint8Array(0), true);
      if (bytesIn < 18) throw cutShort(file);
      checkMember(bytesIn);
      return taken();
    },
  };
}

const SLICE = 16 * 1024;
const OVERLAP = 4096;

function cutShort(file: string): InputError {
  return new InputError({
    file,
    message: 'The compressed file ends too early.',
    remedy: 'Copy or download it again.',
  });
}

function damaged(file: string): InputError {
  return new InputError({
    file,
    message: 'The compressed file is damaged: its contents do not agree with its checksum or format.',
    remedy: 'Copy or download it again, or unpack it and choose the file inside.',
  });
}
