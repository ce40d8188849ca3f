/** Dates with the name of a month between two numbers of two digits, such as `23-Feb-01`. */
const SHORT = /^\s*(\d\d)[-\s./]\p{L}+\.?[-\s./](\d\d)\s*$/u;

/**
 * The first of the dates such as `23-Feb-01` where they may begin with the year, though they are mostly written and read by the
 * day first: the first numbers lie within a decade, and the last ones fill more of a month than that. O(cells).
 */
export function mayBeginWithYear(cells: readonly string[]): string | undefined {
  const found = cells.flatMap((cell) => {
    const parts = SHORT.exec(cell);
    return parts === null ? [] : [{ cell, first: Number(parts[1]), last: Number(parts[2]) }];
  });
  const spanOf = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), 0) -
    values.reduce((least, value) => Math.min(least, value), 99);
  if (found.length < FEWEST) return undefined;
  const firsts = spanOf(found.map(({ first }) => first));
  const lasts = spanOf(found.map(({ last }) => last));
  const areDays = found.every(({ last }) => last >= 1 && last <= 31);
  return areDays && firsts <= DECADE && lasts >= HALF_A_MONTH ? found[0]!.cell : undefined;
}

const FEWEST = 4;
const DECADE = 10;
const HALF_A_MONTH = 15;
