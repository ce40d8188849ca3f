import { recordOf } from './cell-block.ts';
import type { CsvRecord } from './csv.ts';
import type { FileParts } from './import-plan.ts';
import type { PackLayer } from './packing.ts';
import { openParquet } from './parquet-records.ts';
import type { ParquetFile } from './parquet-records.ts';
import { checkColumns, decimalOfTexts, MOST_SAMPLED, previewSample } from './preview-table.ts';
import type { TablePreview } from './preview-table.ts';
import type { StoredFile } from './stored-file.ts';
import { noDataRows } from './foreign-file.ts';
import type { PreviewOverrides } from './preview-overrides.ts';

/** Looks at the first rows of a Parquet file. Throws `InputError` as `openParquet` does. O(first row group). */
export async function previewParquet(
  file: StoredFile,
  overrides: PreviewOverrides,
  around: { readonly packing: readonly PackLayer[]; readonly parts?: FileParts },
): Promise<TablePreview> {
  const parquet = await openParquet(file);
  checkColumns(parquet.columns.length, file.name);
  const texts = await firstRows(parquet, 'left out');
  const records = await firstRows(parquet, decimalOfTexts(texts, parquet.columns.length));
  if (records.length === 0) throw noDataRows(file.name);
  return previewSample(
    {
      fileName: file.name,
      ...around,
      format: { kind: 'parquet' },
      encoding: 'utf-8',
      dialect: { delimiter: ',', quoteEscape: 'doubled', preambleRecords: 0, hasHeader: false },
      warnings: [],
      headerCertain: true,
      names: parquet.columns.map(({ name }) => name),
      records,
      texts,
    },
    overrides.repair,
  );
}

async function firstRows(
  parquet: ParquetFile,
  numbers: '.' | ',' | 'left out',
): Promise<readonly CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const block of parquet.blocks(numbers)) {
    for (let row = 0; row < (block?.rows ?? 0) && records.length < MOST_SAMPLED; row++)
      records.push(recordOf(block!, row));
    if (records.length >= MOST_SAMPLED) break;
  }
  return records;
}
