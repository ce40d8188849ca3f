/** What the number format of a cell shows: a number, a calendar day or time, or a month without its day. */
export type SheetFormat = 'number' | 'time' | 'month';

/** The meaning of a built-in number format (ECMA-376, 18.8.30), East Asian ones included. O(1). */
export function builtInFormat(id: number): SheetFormat {
  if (id === 17) return 'month';
  const isTime =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isTime ? 'time' : 'number';
}

/** The meaning of a number format's code: times have y, d, h or s, or m beside them, outside quotes and brackets. O(length). */
export function formatOfCode(code: string): SheetFormat {
  const bare = code
    .slice(0, 200)
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase();
  if (bare === 'general' || bare === 'standard' || /[#0?]/.test(bare.replace(/s\.0+/g, 's'))) return 'number';
  if (/[dhs]/.test(bare)) return 'time';
  if (/m/.test(bare) && /y/.test(bare)) return 'month';
  return /[ym]/.test(bare) ? 'time' : 'number';
}

/**
 * The text of a spreadsheet's day number: an ISO day, with the time of day where there is one; year and month alone for a
 * month's first day shown as month. Days before 1900-03-01 are one off in the 1900 system, which counts a 29 February
 * that never was. The number itself for what is no day (below 1, beyond the year 9999). O(1).
 */
export function sheetTime(days: number, format: 'time' | 'month', system1904: boolean): string {
  const since1900 = system1904 ? days + 1462 : days < 60 ? days + 1 : days;
  if (!(days >= 1 || (system1904 && days >= 0)) || since1900 >= 2_958_466) return String(days);
  const ms = Math.round((since1900 - UNIX_EPOCH) * DAY_MS);
  const text = new Date(ms).toISOString();
  if (format === 'month' && text.slice(8) === '01T00:00:00.000Z') return text.slice(0, 7);
  if (text.endsWith('T00:00:00.000Z')) return text.slice(0, 10);
  return text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23);
}

const UNIX_EPOCH = 25_569;

const DAY_MS = 86_400_000;
