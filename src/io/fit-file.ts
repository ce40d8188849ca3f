import { columnNamed, sameColumns } from './column-names.ts';
import { type ChosenLookup, type FileToFit, isReadable, type ReadableFile } from './file-to-fit.ts';
import type { ImportPlan } from './import-plan.ts';
import { joinKeys } from './join-preview.ts';
import { listed } from './part-choice.ts';
import type { FileFit } from './preview-table.ts';

/** What becomes of a file, and why: appended to the lead, looked up in, or set aside. O(files + columns). */
export function fitOf(
  file: FileToFit,
  {
    ordered,
    lead,
    lookup,
    plan,
  }: {
    readonly ordered: readonly FileToFit[];
    readonly lead: ReadableFile;
    readonly lookup: ChosenLookup | undefined;
    readonly plan: ImportPlan;
  },
): FileFit {
  const aside = (reason: string, joinBy: readonly string[] = []): FileFit => ({
    kind: 'aside',
    reason,
    joinBy,
  });
  if (!isReadable(file)) return aside(file.problem ?? 'It cannot be read.');
  if (file === lead) return { kind: 'append' };
  if (file === lookup?.file) return { kind: 'lookup', key: lookup.by.ownKey };
  const former = ordered
    .slice(0, ordered.indexOf(file))
    .find(({ contentHash }) => contentHash !== undefined && contentHash === file.contentHash);
  if (former !== undefined)
    return aside(`It has the same content as ${former.name}: its rows would count twice.`);
  if (!sameColumns(file.preview.header, lead.preview.header)) {
    const joinBy = lookup === undefined && plan.kind === 'events' ? joinKeys(lead.preview, file.preview) : [];
    return aside(columnsApart(lead, file), joinBy);
  }
  if (plan.kind === 'customers')
    return aside('A customer table is one file: rows of several cannot be told from customers listed twice.');
  return { kind: 'append' };
}

/** How the columns of a file differ from those of the lead, in a few words. */
function columnsApart(lead: ReadableFile, { preview: { header } }: ReadableFile): string {
  const missing = lead.preview.header.filter((name) => columnNamed(header, name) < 0);
  const more = header.filter((name) => columnNamed(lead.preview.header, name) < 0);
  const parts = [
    ...(missing.length === 0 ? [] : [`it lacks ${listed(missing, MOST_NAMED)}`]),
    ...(more.length === 0 ? [] : [`it has ${listed(more, MOST_NAMED)} besides`]),
  ];
  const how = parts.length === 0 ? 'they are fewer or more' : parts.join(' and ');
  return `Its columns are not those of ${lead.name}: ${how}.`;
}

const MOST_NAMED = 3;
