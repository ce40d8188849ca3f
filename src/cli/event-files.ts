import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { archiveTables } from '../io/archive-tables.ts';
import type { PlanEdits } from '../io/edit-plan.ts';
import type { FileToFit } from '../io/file-to-fit.ts';
import { ALL_PARTS } from '../io/import-plan.ts';
import { listed } from '../io/part-choice.ts';
import { previewFile } from '../io/preview-file.ts';
import type { PreviewOverrides } from '../io/preview-overrides.ts';
import type { StoredFile } from '../io/stored-file.ts';
import { withFile } from './read-file.ts';

/** One table to read: a file, or one of the tables of an archive. */
export interface FileAt extends FileToFit {
  readonly path: string;
  readonly option: string;
  /** The archive that it is appended from with all others. */
  readonly archive?: string;
  readonly open: (file: StoredFile) => StoredFile;
}

/**
 * The table at a path, or with `part=all` each table of the archive there; those that cannot be read say why. An archive of
 * several tables of which none is chosen throws `InputError` that lists them.
 */
export function tablesAt(
  { path, option, id }: Pick<FileAt, 'path' | 'option' | 'id'>,
  corrections: PreviewOverrides & PlanEdits,
): Promise<readonly FileAt[]> {
  return withFile(path, option, async (file) => {
    const tables = await archiveTables(file);
    if (tables.length > 1 && corrections.part === ALL_PARTS) {
      const all: FileAt[] = [];
      for (const name of tables) {
        const open = (archive: StoredFile): StoredFile => ({ ...archive, name });
        const base = { path, option, id: `${id}/${name}`, name, bytes: file.size, archive: file.name, open };
        all.push({ ...base, ...(await looked(open(file), { ...corrections, part: name })) });
      }
      return all;
    }
    if (tables.length > 1) requirePart(file.name, tables, { option, part: corrections.part });
    const preview = await previewFile(file, corrections);
    const { parts } = preview;
    if (parts?.kind === 'member' || (parts !== undefined && corrections.part !== undefined))
      requirePart(file.name, parts.names, { option, part: corrections.part });
    return [{ path, option, id, name: file.name, bytes: file.size, open: (same) => same, preview }];
  });
}

/** Throws `InputError` that lists the tables of a file, unless one of them is named. */
export function requirePart(
  file: string,
  names: readonly string[],
  { option, part }: { readonly option: string; readonly part: string | undefined },
): void {
  if (part !== undefined && names.includes(part)) return;
  const isInput = option === 'input';
  throw new InputError({
    file,
    field: isInput ? '--read' : `--${option}`,
    message:
      part === undefined
        ? `The file holds ${countText(names.length)} tables, ${listed(names)}; which of them is meant is not said.`
        : `There is no part “${part}”: the file holds ${listed(names)}.`,
    remedy: isInput
      ? 'Read one with --read part=NAME, or append all tables of an archive with --read part=all.'
      : 'Take the table that is meant out of it, and give that.',
  });
}

async function looked(
  file: StoredFile,
  corrections: PreviewOverrides,
): Promise<Pick<FileToFit, 'preview' | 'problem'>> {
  try {
    return { preview: await previewFile(file, corrections) };
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    return { preview: undefined, problem: `${thrown.problem.message} ${thrown.problem.remedy}` };
  }
}
