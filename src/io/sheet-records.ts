import { countedText } from '../base/number-text.ts';
import type { DecimalMark } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { listed } from './part-choice.ts';
import { checkColumns } from './preview-table.ts';
import type { RecordSink } from './record-sink.ts';
import { sheetTime } from './sheet-format.ts';
import type { Workbook, WorkbookSheet } from './workbook.ts';
import { attributeOf } from './xml-scanner.ts';

/**
 * Pours the rows of a sheet that have cells: texts as they are, dates in ISO form, numbers in the shortest form that gives
 * them back, TRUE and FALSE, errors as Excel shows them. Formulas count by their stored value; those without one are blank
 * and told of. The size that the sheet claims is ignored. Yields piece by piece. O(characters).
 */
export async function* sheetRecords(
  source: {
    readonly workbook: Workbook;
    readonly sheet: WorkbookSheet;
    readonly file: string;
    /** Cells that each row is padded to. */
    readonly width?: number;
  },
  sink: RecordSink,
  numbers: DecimalMark | 'left out',
): AsyncGenerator<undefined, readonly ImportWarning[]> {
  const { workbook, sheet, file, width = 0 } = source;
  const texts = await workbook.texts();
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let stored = false;
  let formula = false;
  let reading = false;
  let phonetic = false;
  let unvalued = 0;
  let firstUnvalued = '';
  let reference = '';
  let firstCells: readonly string[] | undefined;
  const unvaluedColumns = new Set<number>();

  function cellText(): string {
    if (!stored) {
      if (!formula) return '';
      if (unvalued++ === 0) firstUnvalued = reference;
      unvaluedColumns.add(column);
      return '';
    }
    switch (type) {
      case 's':
        return texts[Number(value)] ?? '';
      case 'str':
      case 'inlineStr':
      case 'e':
      case 'd':
        return value;
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE';
      default:
        return numberText();
    }
  }

  function numberText(): string {
    const number = value.trim() === '' ? NaN : Number(value);
    if (Number.isNaN(number)) return value;
    const format = workbook.formats[style] ?? 'number';
    if (format !== 'number') return sheetTime(number, format, workbook.system1904);
    if (numbers === 'left out') return '';
    return numbers === ',' ? String(number).replace('.', ',') : String(number);
  }

  yield* workbook.scan(sheet, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          cells = [];
          column = -1;
          break;
        case 'c':
          reference = attributeOf(attributes, 'r') ?? '';
          column = columnOf(reference) ?? column + 1;
          type = attributeOf(attributes, 't') ?? 'n';
          style = Number(attributeOf(attributes, 's') ?? 0);
          value = '';
          stored = formula = false;
          break;
        case 'v':
        case 't':
          reading = !phonetic;
          stored = stored || reading;
          break;
        case 'f':
          formula = true;
          break;
        case 'rPh':
          phonetic = true;
          break;
      }
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          reading = false;
          break;
        case 'rPh':
          phonetic = false;
          break;
        case 'c': {
          const text = cellText();
          if (text === '') break;
          checkColumns(column + 1, file);
          while (cells.length < column) cells.push('');
          cells[column] = text;
          break;
        }
        case 'row':
          if (cells.length === 0) break;
          while (cells.length < width) cells.push('');
          firstCells ??= cells;
          sink.record(cells);
          break;
      }
    },
    text(part) {
      if (reading) value += part;
    },
  });
  if (unvalued === 0) return [];
  const message = `${countedText(unvalued, 'cell is a formula', 'cells are formulas')} without stored values (first: ${firstUnvalued === '' ? 'unknown' : firstUnvalued}${columnsText(unvaluedColumns, firstCells ?? [])}) and ${unvalued === 1 ? 'counts' : 'count'} as blank; open the workbook in a spreadsheet program and save it, so that the values are stored.`;
  return [{ code: 'formulas-without-values', message }];
}

/** The columns by what their cells of the first row say. */
function columnsText(columns: ReadonlySet<number>, header: readonly string[]): string {
  const names = [...columns].flatMap((column) => header[column] ?? []).filter((name) => name !== '');
  return names.length === 0 ? '' : `; in ${listed(names)}`;
}

/** The 0-based column of a reference such as `AB12`, or undefined. */
function columnOf(reference: string): number | undefined {
  let column = 0;
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? undefined : column - 1;
}
