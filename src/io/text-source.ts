import { decodeText } from './encoding.ts';
import type { Encoding } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';

/** Unpacked bytes in, text out. */
export interface TextSource {
  push(bytes: Uint8Array): string;
  finish(): string;
  /** Bytes taken in so far. */
  readonly bytes: () => number;
  /** What is to be told of the decoding. */
  readonly warnings: () => readonly ImportWarning[];
}

/** Decodes piece by piece and counts what cannot be decoded. O(bytes). */
export function openTextSource(encoding: Encoding): TextSource {
  const stream = decodeText(encoding);
  let bytes = 0;
  let undecodable = 0;
  const counted = (text: string): string => {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) undecodable++;
    return text;
  };
  return {
    push(chunk) {
      bytes += chunk.length;
      return counted(stream.push(chunk));
    },
    finish: () => counted(stream.finish()),
    bytes: () => bytes,
    warnings() {
      if (undecodable === 0) return [];
      const message = `${undecodable} characters could not be decoded as ${encoding} and became �; choose another encoding if names look wrong.`;
      return [{ code: 'undecodable', message }];
    },
  };
}
