import { countedText } from '../base/number-text.ts';
import { decodeText } from './encoding.ts';
import type { Encoding } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';

/** Unpacked bytes in, text out. */
export interface TextSource {
  push(bytes: Uint8Array): string;
  finish(): string;
  /** Bytes taken in so far. */
  readonly bytes: () => number;
  /** Characters that could not be decoded, and what is to be told of them. */
  readonly undecodable: () => number;
  readonly warnings: () => readonly ImportWarning[];
}

/** The part of a text that was read before, up to the end of a record. */
export interface TextBefore {
  readonly records: number;
  /** Characters that could not be decoded. */
  readonly undecodable: number;
}

/** Decodes piece by piece and counts what cannot be decoded, `before` it included: what was read of the text elsewhere. O(bytes). */
export function openTextSource(encoding: Encoding, before?: Pick<TextBefore, 'undecodable'>): TextSource {
  const stream = decodeText(encoding, before === undefined);
  let bytes = 0;
  let undecodable = before?.undecodable ?? 0;
  const counted = (text: string): string => {
    undecodable += countUndecodable(text);
    return text;
  };
  return {
    push(chunk) {
      bytes += chunk.length;
      return counted(stream.push(chunk));
    },
    finish: () => counted(stream.finish()),
    bytes: () => bytes,
    undecodable: () => undecodable,
    warnings: () => undecodableWarnings(encoding, undecodable),
  };
}

/** What is told of characters that could not be decoded. O(1). */
export function undecodableWarnings(encoding: Encoding, count: number): readonly ImportWarning[] {
  if (count === 0) return [];
  const message = `${countedText(count, 'character')} could not be decoded as ${encoding} and became �; choose another encoding if names look wrong.`;
  return [{ code: 'undecodable', message }];
}

/** Characters of a decoded text that could not be decoded. O(characters). */
export function countUndecodable(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++;
  return count;
}
