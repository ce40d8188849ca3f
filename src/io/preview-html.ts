import { countedText } from '../base/number-text.ts';
import { foreignFile } from './foreign-file.ts';
import { htmlTables } from './html-table.ts';
import type { Encoding, FileParts } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { findLayout } from './layout.ts';
import type { PackLayer } from './packing.ts';
import { previewSample } from './preview-table.ts';
import type { TablePreview } from './preview-table.ts';
import type { PreviewOverrides } from './preview-overrides.ts';

/** Looks at the tables of a page, such as portals give out under the name .xls; the largest is shown. Throws `InputError` for a page without any. O(characters). */
export function previewHtml(
  head: {
    readonly fileName: string;
    readonly text: string;
    readonly encoding: Encoding;
    readonly packing: readonly PackLayer[];
    readonly parts?: FileParts;
    readonly warnings: readonly ImportWarning[];
  },
  overrides: PreviewOverrides,
): TablePreview {
  const { text, ...rest } = head;
  const tables = htmlTables(text);
  if (tables.length === 0) throw foreignFile('html', head.fileName);
  const names = tables.map((rows, i) => `table ${i + 1} (${countedText(rows.length, 'row')})`);
  const asked = overrides.part === undefined ? -1 : names.indexOf(overrides.part);
  const sizes = tables.map((rows) => rows.flat().length);
  const table = asked >= 0 ? asked : sizes.indexOf(Math.max(...sizes));
  const rows = tables[table]!;
  const width = Math.max(...rows.map((row) => row.length));
  const layout = findLayout(
    rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
    overrides,
  );
  const parts: FileParts | undefined =
    head.parts ?? (tables.length > 1 ? { kind: 'table', chosen: names[table]!, names } : undefined);
  return previewSample(
    {
      ...rest,
      format: { kind: 'html', table },
      dialect: {
        delimiter: ',',
        quoteEscape: 'doubled',
        preambleRecords: layout.preambleRecords,
        hasHeader: layout.hasHeader,
      },
      headerCertain: layout.headerCertain,
      names: layout.header,
      records: layout.records,
      ...(parts === undefined ? {} : { parts }),
    },
    overrides.repair,
  );
}
