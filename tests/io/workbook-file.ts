import { zipSync } from 'fflate';
import { utf8 } from './read-file.ts';

/** A cell as its XML holds it: a number, a text, or XML of its own. */
export type WrittenCell = number | string | { readonly xml: string };

/** One sheet of a workbook made for a test. */
export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  readonly hidden?: boolean;
}

/** An Office Open XML workbook. Style 1 is a date, 2 the format `mmm\-yy`, 3 `[$-409]d/m/yyyy h:mm;@`. */
export function workbookFile(
  sheets: readonly WrittenSheet[],
  options: { readonly system1904?: boolean; readonly prefix?: string; readonly texts?: string } = {},
): Uint8Array {
  const p = options.prefix === undefined ? '' : `${options.prefix}:`;
  const list = sheets
    .map(
      ({ name, hidden }, i) =>
        `<${p}sheet name="${name}" sheetId="${i + 1}" r:id="rel${i + 1}"${hidden === true ? ' state="hidden"' : ''}/>`,
    )
    .join('');
  const relations = sheets
    .map(
      (_, i) => `<Relationship Id="rel${i + 1}" Type="worksheet" Target="/xl/worksheets/page${i + 1}.xml"/>`,
    )
    .join('');
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': utf8('<Types/>'),
    'xl/workbook.xml': utf8(
      `<?xml version="1.0"?><${p}workbook><${p}workbookPr date1904="${options.system1904 === true ? 1 : 0}"/><${p}sheets>${list}</${p}sheets></${p}workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(`<Relationships>${relations}</Relationships>`),
    'xl/styles.xml': utf8(
      `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm\\-yy"/><numFmt numFmtId="165" formatCode="[$-409]d/m/yyyy\\ h:mm;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': utf8(`<sst>${options.texts ?? ''}</sst>`),
  };
  sheets.forEach(({ rows }, i) => {
    const xml = rows
      .map(
        (cells, row) =>
          `<${p}row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, p, `${letter(at)}${row + 1}`)).join('')}</${p}row>`,
      )
      .join('\n');
    files[`xl/worksheets/page${i + 1}.xml`] = utf8(
      `<${p}worksheet><${p}sheetData>${xml}</${p}sheetData></${p}worksheet>`,
    );
  });
  return zipSync(files);
}

/** XML of a number cell with a style. */
export function styled(value: number, style: number): WrittenCell {
  return { xml: `s="${style}"><v>${value}</v>` };
}

function cellXml(cell: WrittenCell, p: string, reference: string): string {
  if (typeof cell === 'number') return `<${p}c r="${reference}"><${p}v>${cell}</${p}v></${p}c>`;
  if (typeof cell === 'string') {
    return cell === ''
      ? `<${p}c r="${reference}"/>`
      : `<${p}c r="${reference}" t="inlineStr"><${p}is><${p}t>${cell.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${p}t></${p}is></${p}c>`;
  }
  return `<${p}c r="${reference}" ${cell.xml.replaceAll('<', `<${p}`).replaceAll(`<${p}/`, `</${p}`)}</${p}c>`;
}

function letter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`;
}
