import { buildInt32 } from './column-builders.ts';
import type { CodedColumn } from './event-table.ts';

/** Gives each distinct text a code, 0, 1, 2 … in order of first appearance. */
export interface Dictionary {
  code(text: string): number;
  readonly names: readonly string[];
}

/** An empty {@link Dictionary}; O(1) a lookup. Prototype names are texts like any other. */
export function createDictionary(): Dictionary {
  const codes = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    code(text) {
      const known = codes.get(text);
      if (known !== undefined) return known;
      const own = detached(text);
      codes.set(own, names.length);
      names.push(own);
      return names.length - 1;
    },
  };
}

/** Collects a text column as codes; blank cells become −1. */
export interface CodedBuilder {
  push(text: string): void;
  /** The code that `push` would append. */
  code(text: string): number;
  append(codes: Int32Array): void;
  finish(): CodedColumn;
}

/** An empty {@link CodedBuilder}. */
export function buildCoded(): CodedBuilder {
  const codes = buildInt32();
  const dictionary = createDictionary();
  const code = (text: string): number => (text === '' ? -1 : dictionary.code(text));
  return {
    code,
    push: (text) => codes.push(code(text)),
    append: codes.append,
    finish: () => ({ codes: codes.finish(), names: dictionary.names }),
  };
}

/** Engines keep a slice of 13 characters or more as a view of its source; without a copy one id would hold the whole chunk. */
function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
