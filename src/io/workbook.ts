import { InputError } from '../base/input-error.ts';
import { decodeText, guessEncoding } from './encoding.ts';
import { MOST_HELD } from './packing.ts';
import { builtInFormat, formatOfCode } from './sheet-format.ts';
import type { SheetFormat } from './sheet-format.ts';
import type { StoredFile } from './stored-file.ts';
import { attributeOf, createXmlScanner } from './xml-scanner.ts';
import type { XmlListener } from './xml-scanner.ts';
import { listZip, zipEntryPieces } from './zip.ts';
import type { ZipEntry } from './zip.ts';

/** What a workbook says of itself, without its cells. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Whether days are counted from 1904 on. */
  readonly system1904: boolean;
  /** Format of each cell style. */
  readonly formats: readonly SheetFormat[];
  /** The texts that cells refer to by number; read when first asked for. */
  texts(): Promise<readonly string[]>;
  /** Scans a sheet's XML, yielding piece by piece. */
  scan(sheet: WorkbookSheet, listener: XmlListener): AsyncGenerator<undefined, void>;
}

/** A sheet of cells. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Path in the archive. */
  readonly path: string;
}

/**
 * Opens an Office Open XML workbook (ECMA-376). Throws {@link InputError} for binary workbooks, damage, and sizes beyond
 * the limits of unpacking. O(entries), and the texts when asked for.
 */
export async function openWorkbook(file: StoredFile): Promise<Workbook> {
  const entries = new Map(
    (await listZip(file)).map((entry) => [entry.name.replaceAll('\\', '/').toLowerCase(), entry]),
  );
  const root = entries.get('xl/workbook.xml');
  if (root === undefined) {
    throw new InputError({
      file: file.name,
      message: 'This is a binary workbook (.xlsb).',
      remedy: 'Save it as .xlsx or CSV and choose that file.',
    });
  }
  const targets = new Map<string, string>();
  await scanWhole(file, entries.get('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    const [id, target] = [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')];
    if (name === 'Relationship' && id !== undefined && target !== undefined) targets.set(id, pathOf(target));
  });
  const sheets: WorkbookSheet[] = [];
  let system1904 = false;
  await scanWhole(file, root, (name, attributes) => {
    if (name === 'workbookPr') system1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const path = targets.get(relationOf(attributes)) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
    const state = attributeOf(attributes, 'state') ?? 'visible';
    sheets.push({ name: attributeOf(attributes, 'name') ?? path, hidden: state !== 'visible', path });
  });
  const formats = await readFormats(file, entries.get('xl/styles.xml'));
  let texts: Promise<readonly string[]> | undefined;
  return {
    sheets: sheets.filter(({ path }) => path.startsWith('xl/worksheets/')),
    system1904,
    formats,
    texts: () => (texts ??= readTexts(file, entries.get('xl/sharedstrings.xml'))),
    async *scan(sheet, listener) {
      const entry = entries.get(sheet.path.toLowerCase());
      if (entry !== undefined) yield* scanPieces(file, entry, listener);
    },
  };
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** The relation's id, under whatever prefix the file gives it. */
function relationOf(attributes: string): string {
  return /\s\w+:id\s*=\s*["']([^"']{1,200})["']/.exec(attributes)?.[1] ?? '';
}

async function readFormats(file: StoredFile, entry: ZipEntry | undefined): Promise<readonly SheetFormat[]> {
  const custom = new Map<number, SheetFormat>();
  const formats: SheetFormat[] = [];
  let inCells = false;
  await scanWhole(
    file,
    entry,
    (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') custom.set(id, formatOfCode(attributeOf(attributes, 'formatCode') ?? ''));
      if (name === 'xf' && inCells) formats.push(custom.get(id) ?? builtInFormat(id));
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return formats;
}

async function readTexts(file: StoredFile, entry: ZipEntry | undefined): Promise<readonly string[]> {
  if (entry === undefined) return [];
  const texts: string[] = [];
  let text = '';
  let length = 0;
  let inText = false;
  let phonetic = false;
  const pieces = scanPieces(file, entry, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        texts.push(text);
        length += text.length;
        if (length > MOST_HELD) throw tooManyTexts(file.name);
      }
    },
    text(part) {
      if (inText) text += part;
    },
  });
  for await (const _ of pieces);
  return texts;
}

async function scanWhole(
  file: StoredFile,
  entry: ZipEntry | undefined,
  open: XmlListener['open'],
  close: XmlListener['close'] = () => {},
): Promise<void> {
  if (entry === undefined) return;
  for await (const _ of scanPieces(file, entry, { open, close, text: () => {} }));
}

async function* scanPieces(
  file: StoredFile,
  entry: ZipEntry,
  listener: XmlListener,
): AsyncGenerator<undefined, undefined> {
  const scanner = createXmlScanner(file.name, listener);
  let stream: ReturnType<typeof decodeText> | undefined;
  for await (const piece of zipEntryPieces(file, entry)) {
    stream ??= decodeText(guessEncoding(piece).encoding);
    for (let at = 0; at < piece.length; at += AT_ONCE) {
      scanner.push(stream.push(piece.subarray(at, at + AT_ONCE)));
      yield;
    }
  }
  scanner.push(stream?.finish() ?? '');
  scanner.finish();
}

const AT_ONCE = 65_536;

function tooManyTexts(file: string): InputError {
  return new InputError({
    file,
    message: `The workbook holds more than ${MOST_HELD / 1_048_576} million characters of text, the most that is held.`,
    remedy: 'Save the sheet as CSV and choose that file.',
  });
}
