import { InputError } from '../base/input-error.ts';
import type { TableFormat } from './import-plan.ts';
import { readJsonRow } from './json-row.ts';
import { createJsonScanner } from './json-scanner.ts';

/** A table found in JSON text. */
export interface JsonTable {
  readonly format: Extract<TableFormat, { kind: 'json' | 'json-lines' }>;
  /** Whether the rows are arrays, so that the first of them may be the header. */
  readonly positional: boolean;
  /** The arrays that could be the table, by their path; one for JSON Lines. */
  readonly paths: readonly string[];
}

/**
 * Where the rows lie in a sample of JSON text and which names they have: the lines, where each is a JSON value of its
 * own; else the array with most objects, or the chosen one. Names come in the order in which they are met in the first
 * rows. Throws {@link InputError} when there are no rows, or, for a `complete` sample, when it is cut short. O(characters).
 */
export function findJsonTable(
  sample: string,
  file: string,
  options: { readonly complete: boolean; readonly path?: string | undefined },
): JsonTable {
  const lines = linesOf(sample, options.complete);
  if (lines !== undefined) {
    const names = createNames();
    for (const line of lines.slice(0, MOST_ROWS)) names.add(line);
    if (names.rows() > 0) {
      return {
        format: { kind: 'json-lines', keys: names.keys() },
        positional: names.positional(),
        paths: [''],
      };
    }
  }
  const found = new Map<string, Names>();
  const scanner = createJsonScanner(file, (path, text) => {
    let names = found.get(path);
    if (names === undefined) {
      if (found.size === MOST_ARRAYS) return;
      found.set(path, (names = createNames()));
    }
    if (names.rows() < MOST_ROWS) names.add(text);
  });
  scanner.push(sample);
  if (options.complete) scanner.finish();
  const arrays = [...found].filter(([, names]) => names.rows() > 0).sort((a, b) => b[1].rows() - a[1].rows());
  const chosen = arrays.find(([path]) => path === options.path) ?? arrays[0];
  if (chosen === undefined) throw noRows(file);
  const [path, names] = chosen;
  return {
    format: { kind: 'json', path, keys: names.keys() },
    positional: names.positional(),
    paths: arrays.map(([each]) => each),
  };
}

const MOST_ROWS = 5000;

const MOST_ARRAYS = 50;

/** The lines, when the first is a JSON object or array by itself and what follows are others; a lone one only when it holds no rows. */
function linesOf(sample: string, complete: boolean): readonly string[] | undefined {
  const lines = sample
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim());
  if (!complete) lines.pop();
  const filled = lines.filter((line) => line !== '');
  const [first, second] = filled;
  if (first === undefined) return undefined;
  const kind = readJsonRow(first, () => {});
  if (kind !== 'object' && kind !== 'array') return undefined;
  if (second === undefined) return kind === 'object' && !/\[\s*\{/.test(first) ? filled : undefined;
  return filled;
}

interface Names {
  add(text: string): void;
  /** Objects and arrays among what was added. */
  rows(): number;
  keys(): readonly string[];
  positional(): boolean;
}

function createNames(): Names {
  const keys = new Set<string>();
  let objects = 0;
  let arrays = 0;
  return {
    add(text) {
      let found = 0;
      const own: string[] = [];
      const kind = readJsonRow(text, (path) => {
        found++;
        own.push(path);
      });
      if (kind === undefined || kind === 'scalar' || found === 0) return;
      if (kind === 'object') objects++;
      else arrays++;
      if (kind === 'array' && objects > 0) return;
      for (const key of own) keys.add(key);
    },
    rows: () => (objects > 0 ? objects : arrays),
    keys: () => [...keys],
    positional: () => objects === 0,
  };
}

function noRows(file: string): InputError {
  return new InputError({
    file,
    message: 'The JSON holds no rows: no array of objects was found in it.',
    remedy: 'Choose a file such as [{"customer": …, "date": …}, …], or with one such object per line.',
  });
}
