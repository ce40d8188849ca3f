import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';

/** When packed contents are refused as a decompression bomb. */
export interface UnpackLimits {
  /** Most bytes that may come out. */
  readonly maxBytes: number;
  /** Most bytes out per byte in, judged once more than `ratioFromBytes` came out. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
}

/** 4 GiB in all; 200 to 1 once 32 MiB came out (tables compress some 3 to 30 to 1, and deflate ends at 1,032 to 1). */
export const UNPACK_LIMITS: UnpackLimits = {
  maxBytes: 4 * 1024 * 1024 * 1024,
  maxRatio: 200,
  ratioFromBytes: 32 * 1024 * 1024,
};

/** Throws {@link InputError} when what came out of what went in passes a limit. O(1). */
export function checkUnpacked(
  file: string,
  sizes: { readonly bytesIn: number; readonly bytesOut: number },
  limits: UnpackLimits,
): void {
  const { bytesIn, bytesOut } = sizes;
  const tooMany = bytesOut > limits.maxBytes;
  if (!tooMany && !(bytesOut > limits.ratioFromBytes && bytesOut > bytesIn * limits.maxRatio)) return;
  const limit = tooMany
    ? `at most ${countText(Math.round(limits.maxBytes / MEBIBYTE))} MiB are unpacked`
    : `at most ${countText(limits.maxRatio)} bytes are unpacked for each byte packed`;
  throw new InputError({
    file,
    message: `The compressed file unpacks to an extreme size: ${countText(Math.round(bytesOut / MEBIBYTE))} MiB out of the first ${countText(bytesIn)} bytes; ${limit}.`,
    remedy: 'Unpack it yourself and choose the file inside, if it is what you expect.',
  });
}

const MEBIBYTE = 1_048_576;
