import { InputError } from '../base/input-error.ts';
import type { CsvRecord } from './csv.ts';
import type { FileParts } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { findLayout } from './layout.ts';
import type { PackLayer } from './packing.ts';
import { decimalOfTexts, MOST_SAMPLED, previewSample } from './preview-table.ts';
import type { TablePreview } from './preview-table.ts';
import type { PreviewOverrides } from './preview-overrides.ts';
import { sheetRecords } from './sheet-records.ts';
import type { StoredFile } from './stored-file.ts';
import { openWorkbook } from './workbook.ts';
import type { Workbook, WorkbookSheet } from './workbook.ts';

/**
 * Looks at the first rows of a workbook. Of several visible sheets with cells the first that is not much emptier than the
 * fullest is shown and the choice left open. Throws {@link InputError} for a workbook without cells. O(first rows of the sheets).
 */
export async function previewWorkbook(
  file: StoredFile,
  overrides: PreviewOverrides,
  around: { readonly packing: readonly PackLayer[]; readonly parts?: FileParts },
): Promise<TablePreview> {
  const workbook = await openWorkbook(file);
  const filled = await filledSheets(file, workbook);
  const fullest = Math.max(0, ...filled.map(({ cells }) => cells));
  const chosen =
    filled.find(({ sheet }) => sheet.name === overrides.part) ??
    filled.find(({ cells }) => cells >= fullest / 2);
  if (chosen === undefined) {
    throw new InputError({
      file: file.name,
      message: 'The workbook is empty: no sheet has cells.',
      remedy: 'Choose a workbook with a table on one of its sheets.',
    });
  }
  const { sheet } = chosen;
  const source = { workbook, sheet, file: file.name };
  const { records: texts } = await firstRows(source, 'left out');
  const decimal = decimalOfTexts(texts, Math.max(0, ...texts.map((record) => record.length)));
  const { records, warnings } = await firstRows(source, decimal);
  const layout = findLayout(padded(records), overrides);
  const names = filled.map((each) => each.sheet.name);
  const parts: FileParts | undefined =
    around.parts ?? (names.length > 1 ? { kind: 'sheet', chosen: sheet.name, names } : undefined);
  return previewSample(
    {
      fileName: file.name,
      packing: around.packing,
      format: { kind: 'workbook', sheet: sheet.name },
      encoding: 'utf-8',
      dialect: {
        delimiter: ',',
        quoteEscape: 'doubled',
        preambleRecords: layout.preambleRecords,
        hasHeader: layout.hasHeader,
      },
      warnings,
      headerCertain: layout.headerCertain,
      names: layout.header,
      records: layout.records,
      texts: padded(texts),
      ...(parts === undefined ? {} : { parts }),
    },
    overrides.repair,
  );
}

const MOST_SHEETS = 50;

const ROWS_OF_EACH = 50;

interface SheetSource {
  readonly workbook: Workbook;
  readonly sheet: WorkbookSheet;
  readonly file: string;
}

/** The sheets that have cells and their number in the first rows; hidden ones only when no other has any. */
async function filledSheets(
  file: StoredFile,
  workbook: Workbook,
): Promise<readonly { readonly sheet: WorkbookSheet; readonly cells: number }[]> {
  const filled: { sheet: WorkbookSheet; cells: number }[] = [];
  for (const sheet of workbook.sheets.slice(0, MOST_SHEETS)) {
    const { records } = await firstRows({ workbook, sheet, file: file.name }, '.', ROWS_OF_EACH);
    const cells = records.flat().filter((cell) => cell !== '').length;
    if (cells > 0) filled.push({ sheet, cells });
  }
  const visible = filled.filter(({ sheet }) => !sheet.hidden);
  return visible.length > 0 ? visible : filled;
}

async function firstRows(
  source: SheetSource,
  numbers: '.' | ',' | 'left out',
  most: number = MOST_SAMPLED,
): Promise<{ readonly records: readonly CsvRecord[]; readonly warnings: readonly ImportWarning[] }> {
  const records: CsvRecord[] = [];
  const pouring = sheetRecords(
    source,
    { record: (record) => records.push(record), reject: () => {} },
    numbers,
  );
  let next = await pouring.next();
  while (next.done !== true && records.length < most) next = await pouring.next();
  return { records: records.slice(0, most), warnings: next.done === true ? next.value : [] };
}

function padded(records: readonly CsvRecord[]): readonly CsvRecord[] {
  const width = Math.max(0, ...records.map((record) => record.length));
  return records.map((record) => [...record, ...Array.from({ length: width - record.length }, () => '')]);
}
