import type { CsvRecord } from './csv.ts';

/**
 * Where the columns of a text begin whose lines align them with blanks: positions that are blank in (nearly) every line
 * part the columns. Undefined when fewer than two columns stand out, or the lines are too few. O(characters).
 */
export function fixedColumns(lines: readonly string[]): readonly number[] | undefined {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, MOST_LINES);
  const lengths = filled.map((line) => line.trimEnd().length).sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 0;
  const aligned = filled.filter((line) => line.trimEnd().length >= 0.6 * usual);
  if (aligned.length < 3 || usual > LONGEST_LINE) return undefined;
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
  return starts.length >= 2 && mostHaveGaps(aligned) ? starts : undefined;
}

/** A line's cells, cut where the columns begin, without the blanks around them. O(length). */
export function cutFixed(line: string, starts: readonly number[]): CsvRecord {
  return starts.map((start, i) => line.slice(start, starts[i + 1]).trim());
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
