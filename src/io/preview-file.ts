import { InputError } from '../base/input-error.ts';
import { isCalledTable, isWorkbookArchive, memberNames } from './archive-tables.ts';
import { fileKind } from './file-kind.ts';
import { foreignFile } from './foreign-file.ts';
import type { FileParts } from './import-plan.ts';
import { MOST_LAYERS, unpackedFile, unpackedHead } from './packing.ts';
import type { PackLayer } from './packing.ts';
import { PREVIEW_BYTES, previewText } from './preview-text.ts';
import type { PreviewOverrides } from './preview-overrides.ts';
import type { TablePreview } from './preview-table.ts';
import type { StoredFile } from './stored-file.ts';
import { withoutProse } from './without-prose.ts';
import { listZip } from './zip.ts';

/**
 * Looks at the first rows of a file, whatever its name says: under gzip and in zip archives (up to {@link MOST_LAYERS}
 * layers) delimited text, JSON, JSON Lines, Parquet, workbooks and HTML tables. Of several files in an archive the first that is a table is shown
 * and the choice left open. Throws `InputError` for what is no table. O(first MiB unpacked, of each file that is looked into).
 */
export function previewFile(file: StoredFile, overrides: PreviewOverrides = {}): Promise<TablePreview> {
  return previewUnder(file, { packing: [] }, overrides);
}

/** What was passed on the way to a table in a file. */
interface Around {
  readonly packing: readonly PackLayer[];
  readonly parts?: FileParts;
}

async function previewUnder(
  file: StoredFile,
  around: Around,
  overrides: PreviewOverrides,
): Promise<TablePreview> {
  const { packing } = around;
  const head = await unpackedHead(file, packing, PREVIEW_BYTES);
  const kind = fileKind(head.bytes);
  if (kind === 'parquet') {
    const { previewParquet } = await import('./preview-parquet.ts');
    return previewParquet(await unpackedFile(file, packing), overrides, around);
  }
  if (kind !== 'gzip' && kind !== 'zip') {
    return previewText({ fileName: file.name, ...head, ...around }, overrides);
  }
  if (packing.length === MOST_LAYERS) throw foreignFile(kind, file.name);
  if (kind === 'gzip')
    return previewUnder(file, { ...around, packing: [...packing, { kind: 'gzip' }] }, overrides);
  const archive = await unpackedFile(file, packing);
  const entries = await listZip(archive);
  if (isWorkbookArchive(entries)) {
    const { previewWorkbook } = await import('./preview-workbook.ts');
    return previewWorkbook(archive, overrides, around);
  }
  const names = await withoutProse(memberNames(entries, file.name), file, packing);
  const look = (chosen: string, how: PreviewOverrides): Promise<TablePreview> => {
    const parts: Pick<Around, 'parts'> = names.length > 1 ? { parts: { kind: 'member', chosen, names } } : {};
    const layer: PackLayer = { kind: 'zip', member: chosen };
    return previewUnder(file, { ...around, ...parts, packing: [...packing, layer] }, how);
  };
  const chosen = names.find((name) => name === overrides.part);
  return look(chosen ?? (await firstTable(names, (name) => look(name, {}))), overrides);
}

/**
 * The first of those called like tables that is one as it was guessed, so that no correction brings up another; the very first
 * where none is, or is called so.
 */
async function firstTable(
  names: readonly string[],
  look: (name: string) => Promise<TablePreview>,
): Promise<string> {
  const first = names[0]!;
  if (names.length === 1 || !isCalledTable(first)) return first;
  for (const name of names.slice(0, MOST_TRIED)) {
    try {
      await look(name);
      return name;
    } catch (thrown) {
      if (!(thrown instanceof InputError)) throw thrown;
    }
  }
  return first;
}

/** Files of an archive that are looked into until one is a table. */
const MOST_TRIED = 20;
