import { isWorkbookArchive, memberNames } from './archive-tables.ts';
import { fileKind } from './file-kind.ts';
import { foreignFile } from './foreign-file.ts';
import type { FileParts } from './import-plan.ts';
import { MOST_LAYERS, unpackedFile, unpackedHead } from './packing.ts';
import type { PackLayer } from './packing.ts';
import { PREVIEW_BYTES, previewText } from './preview-text.ts';
import type { PreviewOverrides } from './preview-overrides.ts';
import type { TablePreview } from './preview-table.ts';
import type { StoredFile } from './stored-file.ts';
import { listZip } from './zip.ts';

/**
 * Looks at the first rows of a file, whatever its name says: under gzip and in zip archives (up to {@link MOST_LAYERS}
 * layers) delimited text, JSON, JSON Lines, Parquet, workbooks and HTML tables. Of several files in an archive the first that could be a table is shown
 * and the choice left open. Throws `InputError` for what is no table. O(first MiB unpacked).
 */
export async function previewFile(file: StoredFile, overrides: PreviewOverrides = {}): Promise<TablePreview> {
  const packing: PackLayer[] = [];
  let parts: FileParts | undefined;
  for (;;) {
    const head = await unpackedHead(file, packing, PREVIEW_BYTES);
    const kind = fileKind(head.bytes);
    const around = { packing, ...(parts === undefined ? {} : { parts }) };
    if (kind === 'parquet') {
      const { previewParquet } = await import('./preview-parquet.ts');
      return previewParquet(await unpackedFile(file, packing), overrides, around);
    }
    if (kind !== 'gzip' && kind !== 'zip') {
      return previewText({ fileName: file.name, ...head, ...around }, overrides);
    }
    if (packing.length === MOST_LAYERS) throw foreignFile(kind, file.name);
    if (kind === 'gzip') packing.push({ kind: 'gzip' });
    else {
      const archive = await unpackedFile(file, packing);
      const entries = await listZip(archive);
      if (isWorkbookArchive(entries)) {
        const { previewWorkbook } = await import('./preview-workbook.ts');
        return previewWorkbook(archive, overrides, around);
      }
      const names = memberNames(entries, file.name);
      const chosen = names.find((name) => name === overrides.part) ?? names[0]!;
      if (names.length > 1) parts = { kind: 'member', chosen, names };
      packing.push({ kind: 'zip', member: chosen });
    }
  }
}
