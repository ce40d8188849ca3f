import { countedText } from '../base/number-text.ts';
/** What files are told apart by. */
export interface OrderedFile {
  readonly name: string;
  readonly bytes: number;
  /** Hash of its content, where another file has the same size. */
  readonly contentHash?: string;
}

/** Files in the order of their names, with numbers in them by value (part 2 before part 10), whatever order they came in. */
export function inFileOrder<T extends OrderedFile>(files: readonly T[]): readonly T[] {
  return files.toSorted(
    (a, b) =>
      compareNames(a.name, b.name) ||
      compare(a.name, b.name) ||
      a.bytes - b.bytes ||
      compare(a.contentHash ?? '', b.contentHash ?? ''),
  );
}

/** Several files in a few words. */
export function filesName(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return names.join(', ');
  return `${names[0]} and ${countedText(names.length - 1, 'more file')}`;
}

const MOST_NAMED = 3;

/** Runs of digits by their value, all else by its characters without regard to case. */
function compareNames(a: string, b: string): number {
  const left = piecesOf(a);
  const right = piecesOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const own = left[i]!;
    const other = right[i]!;
    const apart = DIGITS.test(own) && DIGITS.test(other) ? Number(own) - Number(other) : compare(own, other);
    if (apart !== 0) return apart;
  }
  return left.length - right.length;
}

function piecesOf(name: string): readonly string[] {
  return name.toLowerCase().match(/\d+|\D+/g) ?? [];
}

const DIGITS = /^\d+$/;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
