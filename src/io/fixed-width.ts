import type { CsvRecord } from './csv.ts';

/**
 * Where the columns of a text begin whose lines align them with blanks: positions that are blank in (nearly) every line
 * part the columns, or those below the first, when it has as many words. Undefined when fewer than two columns stand out, or the lines are too few. O(characters).
 */
export function fixedColumns(lines: readonly string[]): readonly number[] | undefined {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, MOST_LINES);
  const lengths = filled.map((line) => line.trimEnd().length).sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  const aligned = filled.filter((line) => line.trimEnd().length >= 0.6 * usual);
  if (aligned.length < 3 || usual > LONGEST_LINE || !mostHaveGaps(aligned)) return undefined;
  const starts = columnStarts(aligned);
  const below = aligned.length > 3 ? columnStarts(aligned.slice(1)) : starts;
  const named = below.length > starts.length && wordsInOrder(aligned[0]!, below.length) !== undefined;
  const found = named ? below : starts;
  return found.length >= 2 ? found : undefined;
}

function columnStarts(aligned: readonly string[]): readonly number[] {
  const width = Math.max(...aligned.map((line) => Math.min(line.length, LONGEST_LINE)));
  const taken = new Int32Array(width + 1);
  for (const line of aligned)
    for (let i = 0; i < line.length && i < width; i++) if (line.charCodeAt(i) > 32) taken[i]!++;
  const most = Math.floor(0.02 * aligned.length);
  const starts: number[] = [];
  for (let i = 0; i < width; i++) {
    if (taken[i]! <= most || (i > 0 && taken[i - 1]! > most)) continue;
    starts.push(starts.length === 0 ? 0 : cutBefore(taken, i, most, aligned));
  }
  return starts;
}

/** A line's cells, cut where the columns begin, without the blanks around them. O(length). */
export function cutFixed(line: string, starts: readonly number[]): CsvRecord {
  return starts.map((start, i) => line.slice(start, starts[i + 1]).trim());
}

/**
 * The names in a header line: its cells where the columns begin, unless that cuts a word. Then its words in their order,
 * when there are as many as columns; else each word in the column that it overlaps most, which is not `sure`. O(length · columns).
 */
export function headerWords(
  line: string,
  starts: readonly number[],
): { readonly names: CsvRecord; readonly sure: boolean } {
  const isCut = starts.some((at) => at > 0 && /^\S\S$/.test(line.slice(at - 1, at + 1)));
  if (!isCut) return { names: cutFixed(line, starts), sure: true };
  const inOrder = wordsInOrder(line, starts.length);
  if (inOrder !== undefined) return { names: inOrder, sure: true };
  const names = starts.map(() => '');
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    const overlaps = starts.map((start, i) => {
      const end = Math.min(starts[i + 1] ?? Infinity, index + word.length);
      return end - Math.max(start, index);
    });
    const column = overlaps.indexOf(Math.max(...overlaps));
    names[column] = `${names[column]!} ${word}`.trim();
  }
  return { names, sure: false };
}

/** The words of a line, parted by two blanks and more or by any, when they are so many. */
function wordsInOrder(line: string, count: number): CsvRecord | undefined {
  return [/\s{2,}/, /\s+/].map((gap) => line.trim().split(gap)).find((words) => words.length === count);
}

const MOST_LINES = 500;

const LONGEST_LINE = 2000;

/** The place to cut in the gap before a column: right behind the column before it where the right edge is straight, so that longer numbers still fit. */
function cutBefore(taken: Int32Array, start: number, most: number, lines: readonly string[]): number {
  let end = start;
  while (end < taken.length && taken[end]! > most) end++;
  const straight = lines.filter((line) => line.charCodeAt(end - 1) > 32).length > 0.9 * lines.length;
  if (!straight) return start;
  let gap = start;
  while (gap > 0 && taken[gap - 1]! <= most) gap--;
  return gap;
}

/** Prose has single blanks in other places in each line; what is aligned has the same gaps, of any width or of two blanks and more. */
function mostHaveGaps(lines: readonly string[]): boolean {
  return haveAsMany(lines, /\s+/) || haveAsMany(lines, /\s{2,}/);
}

function haveAsMany(lines: readonly string[], gap: RegExp): boolean {
  const counts = lines.map((line) => line.trim().split(gap).length).sort((a, b) => a - b);
  const usual = counts[counts.length >> 1]!;
  return usual > 1 && counts.filter((count) => Math.abs(count - usual) <= 1).length > 0.8 * counts.length;
}
