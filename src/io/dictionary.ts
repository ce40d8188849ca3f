import { buildInt32 } from './column-builders.ts';
import type { CodedColumn } from './event-table.ts';
import { joinPacked, type PackedTexts, packTexts, unpackTexts } from './packed-texts.ts';

/** Gives each distinct text a code, 0, 1, 2 … in order of first appearance. */
export interface Dictionary {
  code(text: string): number;
  /** Takes texts that were given the next codes elsewhere, none of them known here; they are copied. */
  adopt(texts: PackedTexts): void;
  /** Texts that have codes. */
  size(): number;
  readonly names: readonly string[];
  packed(): PackedTexts;
}

/**
 * An empty {@link Dictionary}; O(1) a lookup. Prototype names are texts like any other. Texts that are adopted are decoded when
 * they are first needed.
 */
export function createDictionary(): Dictionary {
  const codes = new Map<string, number>();
  const names: string[] = [];
  const adopted: PackedTexts[] = [];
  let waiting = 0;
  let coded = 0;

  function allNames(): readonly string[] {
    for (const texts of adopted) for (const name of unpackTexts(texts)) names.push(name);
    adopted.length = 0;
    waiting = 0;
    return names;
  }

  return {
    get names() {
      return waiting === 0 ? names : allNames();
    },
    size: () => names.length + waiting,
    packed: () => (names.length === 0 ? joinPacked(adopted) : packTexts(allNames())),
    adopt({ bytes, ends }) {
      adopted.push({ bytes: bytes.slice(), ends: ends.slice() });
      waiting += ends.length;
    },
    code(text) {
      if (waiting > 0) allNames();
      for (; coded < names.length; coded++) codes.set(names[coded]!, coded);
      const known = codes.get(text);
      if (known !== undefined) return known;
      const own = detached(text);
      codes.set(own, names.length);
      names.push(own);
      coded++;
      return names.length - 1;
    },
  };
}

/** Collects a text column as codes; blank cells become −1. */
export interface CodedBuilder {
  readonly dictionary: Dictionary;
  push(text: string): void;
  /** The code that `push` would append. */
  code(text: string): number;
  append(codes: Int32Array): void;
  reserve(length: number): void;
  finish(): CodedColumn;
  /** The codes alone, in place of `finish`. */
  codes(): Int32Array;
}

/** An empty {@link CodedBuilder}. */
export function buildCoded(): CodedBuilder {
  const codes = buildInt32();
  const dictionary = createDictionary();
  const code = (text: string): number => (text === '' ? -1 : dictionary.code(text));
  return {
    dictionary,
    code,
    push: (text) => codes.push(code(text)),
    append: codes.append,
    reserve: codes.reserve,
    codes: codes.finish,
    finish: () => ({ codes: codes.finish(), names: dictionary.names }),
  };
}

/**
 * A column whose codes were not given in file order, as if they were: names that no row has are left out. Changes the codes.
 * O(rows + names).
 */
export function inOrderOfAppearance({ codes, names }: CodedColumn): CodedColumn {
  const renumbered = new Int32Array(names.length).fill(-1);
  const ordered: string[] = [];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    if (renumbered[code]! < 0) {
      renumbered[code] = ordered.length;
      ordered.push(names[code]!);
    }
    codes[row] = renumbered[code]!;
  }
  return { codes, names: ordered };
}

/** Engines keep a slice of 13 characters or more as a view of its source; without a copy one id would hold the whole chunk. */
function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
