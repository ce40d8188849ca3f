import { mapParts } from './task-protocol.ts';

/** A long list of texts on its way: sent before the message that it is a part of, a piece at a time. */
export interface TextsPiece {
  readonly kind: 'texts';
  readonly list: number;
  readonly texts: readonly string[];
}

/** Stands in a message for a list of texts that was sent before. */
interface TextsReference {
  readonly strataTexts: number;
}

export interface TakenApart<Message> {
  readonly pieces: readonly TextsPiece[];
  readonly message: Message;
  /** What is handed over instead of being copied again where the message is read. */
  readonly transfer: readonly ArrayBuffer[];
}

/** Texts that are read in a millisecond or so. */
const TEXTS_AT_ONCE = 10_000;
/** Typed arrays below so many bytes are copied as the message is. */
const LEAST_BYTES = 32_768;

/**
 * Makes a large message quick to read, since that happens on the thread that draws: typed arrays are copied here and
 * handed over, and long lists of texts go ahead in pieces. `list` numbers the lists of one port. O(bytes).
 */
export function takeApart<Message>(message: Message, nextList: () => number): TakenApart<Message> {
  const pieces: TextsPiece[] = [];
  const transfer: ArrayBuffer[] = [];
  const copies = new Map<ArrayBufferView, ArrayBufferView>();
  const rest = mapParts(message, (part) => {
    if (ArrayBuffer.isView(part)) {
      if (part.byteLength < LEAST_BYTES) return part;
      const known = copies.get(part);
      if (known !== undefined) return known;
      const copy = (part as Uint8Array).slice();
      copies.set(part, copy);
      transfer.push(copy.buffer);
      return copy;
    }
    if (!Array.isArray(part) || part.length <= TEXTS_AT_ONCE || typeof part[0] !== 'string') return undefined;
    const list = nextList();
    for (let from = 0; from < part.length; from += TEXTS_AT_ONCE) {
      pieces.push({ kind: 'texts', list, texts: part.slice(from, from + TEXTS_AT_ONCE) as string[] });
    }
    return { strataTexts: list } satisfies TextsReference;
  });
  return { pieces, message: rest as Message, transfer };
}

/** Collects the pieces of lists and puts them back where they belong. */
export function joinParts(): {
  add(piece: TextsPiece): void;
  complete<Message>(message: Message): Message;
} {
  const lists = new Map<number, string[]>();
  return {
    add({ list, texts }) {
      const known = lists.get(list);
      if (known === undefined) lists.set(list, [...texts]);
      else for (const text of texts) known.push(text);
    },
    complete(message) {
      if (lists.size === 0) return message;
      const whole = mapParts(message, (part) => {
        if (ArrayBuffer.isView(part)) return part;
        return isTextsReference(part) ? lists.get(part.strataTexts) : undefined;
      });
      lists.clear();
      return whole as typeof message;
    },
  };
}

function isTextsReference(part: object): part is TextsReference {
  return 'strataTexts' in part;
}
