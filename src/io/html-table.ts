import { InputError } from '../base/input-error.ts';
import type { CsvRecord } from './csv.ts';

/** Most characters of a page that are held. */
export const LONGEST_PAGE = 64 * 1024 * 1024;

/**
 * The tables of an HTML page that have at least two rows and two columns, in order. Cells are plain text: tags go, entities
 * are resolved, blanks collapse, scripts and styles are left out; a cell that spans columns is followed by blank ones.
 * Nothing is run or fetched. A table inside another counts as part of its cell. O(characters).
 */
export function htmlTables(page: string): readonly (readonly CsvRecord[])[] {
  const tables: CsvRecord[][] = [];
  let rows: string[][] = [];
  let cells: string[] = [];
  let text = '';
  let span = 1;
  let depth = 0;
  let inCell = false;
  let silent = '';

  const endCell = (): void => {
    if (!inCell) return;
    cells.push(plainText(text), ...Array.from({ length: span - 1 }, () => ''));
    inCell = false;
  };
  const endRow = (): void => {
    endCell();
    if (cells.length > 0) rows.push(cells);
    cells = [];
  };

  let at = 0;
  while (at < page.length) {
    const tag = page.indexOf('<', at);
    const next = tag < 0 ? page.length : tag;
    if (inCell && silent === '') text += page.slice(at, next);
    if (tag < 0) break;
    if (page.startsWith('<!--', tag)) {
      const end = page.indexOf('-->', tag + 4);
      at = end < 0 ? page.length : end + 3;
      continue;
    }
    const close = page.indexOf('>', tag);
    at = close < 0 ? page.length : close + 1;
    const name = /^<(\/?[a-z][a-z0-9]{0,9})/i.exec(page.slice(tag, tag + 12))?.[1]?.toLowerCase() ?? '';
    if (silent !== '') {
      if (name === `/${silent}`) silent = '';
      continue;
    }
    if (name === 'script' || name === 'style') silent = name;
    else if (name === 'table') {
      if (depth++ === 0) rows = [];
    } else if (name === '/table') {
      if (depth > 0 && --depth === 0) {
        endRow();
        if (isTable(rows)) tables.push(rows);
      }
    } else if (depth === 1) {
      if (name === 'tr' || name === '/tr') endRow();
      else if (name === 'td' || name === 'th') {
        endCell();
        inCell = true;
        text = '';
        span = spanOf(page.slice(tag, at));
      } else if (name === '/td' || name === '/th') endCell();
      else if (inCell) text += ' ';
    } else if (inCell) text += ' ';
  }
  return tables;
}

/** Throws {@link InputError} for a page longer than {@link LONGEST_PAGE}. O(1). */
export function checkPage(length: number, file: string): void {
  if (length <= LONGEST_PAGE) return;
  throw new InputError({
    file,
    message: `The page is longer than ${LONGEST_PAGE / 1_048_576} million characters, the most that is read.`,
    remedy: 'Save the table as CSV and choose that file.',
  });
}

const MOST_SPAN = 100;

function isTable(rows: readonly CsvRecord[]): boolean {
  return rows.length >= 2 && rows.filter((row) => row.length >= 2).length >= 2;
}

function spanOf(tag: string): number {
  const written = /\scolspan\s*=\s*["']?(\d{1,4})/i.exec(tag.slice(0, 2000))?.[1];
  return Math.min(MOST_SPAN, Math.max(1, Number(written ?? 1)));
}

function plainText(text: string): string {
  return text
    .replace(
      /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}\d?);/gi,
      (whole, name: string) => character(name) ?? whole,
    )
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    euro: '€',
    pound: '£',
    yen: '¥',
    cent: '¢',
    minus: '−',
    ndash: '–',
    mdash: '—',
    rsquo: '’',
    lsquo: '‘',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    agrave: 'à',
    acirc: 'â',
    aacute: 'á',
    ccedil: 'ç',
    iacute: 'í',
    oacute: 'ó',
    ocirc: 'ô',
    uacute: 'ú',
    ntilde: 'ñ',
    aring: 'å',
    Aring: 'Å',
    oslash: 'ø',
    Oslash: 'Ø',
    aelig: 'æ',
    AElig: 'Æ',
    Eacute: 'É',
    thinsp: ' ',
    ensp: ' ',
    emsp: ' ',
    shy: '',
  }),
);

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name);
  const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
