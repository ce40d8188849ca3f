import { decodeText } from './encoding.ts';
import { createGunzip } from './gunzip.ts';
import type { ImportPlan } from './import-plan.ts';

/** Bytes of a stored file in, text out. */
export interface TextSource {
  /** Hands over the text of each unpacked piece. */
  push(bytes: Uint8Array, take: (text: string) => void): void;
  finish(take: (text: string) => void): void;
  /** Bytes taken in so far, as stored. */
  readonly bytes: () => number;
  /** Characters that could not be decoded so far. */
  readonly undecodable: () => number;
}

/** Unpacks and decodes as the plan says; see `createGunzip` for the limits and errors. O(bytes out). */
export function openTextSource(plan: Pick<ImportPlan, 'fileName' | 'compression' | 'encoding'>): TextSource {
  const gunzip = plan.compression === 'gzip' ? createGunzip(plan.fileName) : undefined;
  const stream = decodeText(plan.encoding);
  let bytes = 0;
  let undecodable = 0;
  const counted = (text: string, take: (text: string) => void): void => {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) undecodable++;
    if (text !== '') take(text);
  };
  return {
    bytes: () => bytes,
    undecodable: () => undecodable,
    push(chunk, take) {
      bytes += chunk.length;
      if (gunzip === undefined) counted(stream.push(chunk), take);
      else for (const piece of gunzip.push(chunk)) counted(stream.push(piece), take);
    },
    finish(take) {
      if (gunzip !== undefined) for (const piece of gunzip.finish()) counted(stream.push(piece), take);
      counted(stream.finish(), take);
    },
  };
}
