import { columnNamed, columnsKey, sameColumns } from './column-names.ts';
import {
  type ChosenLookup,
  type FileChoices,
  type FileToFit,
  isReadable,
  type ReadableFile,
} from './file-to-fit.ts';
import { joinKeys } from './join-preview.ts';

/**
 * The first file with whole events, or else the first at all, of those with the columns of the chosen one; without that the first
 * file of the largest group with the same columns, events before anything else. What is joined leads nothing else. O(files · columns).
 */
export function leadOf(ordered: readonly FileToFit[], { lead, join }: FileChoices): ReadableFile | undefined {
  const readable = ordered.filter(isReadable);
  const candidates = readable.filter(({ id }) => id !== join?.id);
  const chosen = readable.find(({ id }) => id === lead);
  if (chosen !== undefined) {
    const alike = candidates.filter((file) => sameColumns(file.preview.header, chosen.preview.header));
    return alike.find(hasWholeEvents) ?? alike[0] ?? chosen;
  }
  const events = candidates.filter(hasWholeEvents);
  const group = events.length > 0 ? events : candidates;
  const keys = group.map(({ preview }) => columnsKey(preview.header));
  const bytesOf = new Map<string, number>();
  for (const [at, { bytes }] of group.entries())
    bytesOf.set(keys[at]!, (bytesOf.get(keys[at]!) ?? 0) + bytes);
  const most = Math.max(...bytesOf.values());
  return group[keys.findIndex((key) => bytesOf.get(key) === most)];
}

function hasWholeEvents({ preview }: ReadableFile): boolean {
  const { kind, mapping } = preview.plan;
  return kind === 'events' && mapping.customer !== undefined && mapping.time !== undefined;
}

/** The file that was chosen to be looked up in, by the chosen columns or the likeliest; undefined where there are none. O(files · columns). */
export function lookupOf(
  ordered: readonly FileToFit[],
  lead: ReadableFile,
  { join }: FileChoices,
): ChosenLookup | undefined {
  const file = ordered.filter(isReadable).find(({ id }) => id === join?.id);
  if (join === undefined || file === undefined || file === lead) return undefined;
  const guessed = joinKeys(lead.preview, file.preview)[0];
  const key = join.key ?? guessed;
  const ownKey = join.ownKey ?? join.key ?? guessed;
  if (key === undefined || ownKey === undefined) return undefined;
  if (columnNamed(lead.preview.header, key) < 0 || columnNamed(file.preview.header, ownKey) < 0)
    return undefined;
  return { file, by: { key, ownKey } };
}
