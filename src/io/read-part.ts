import { canonicalJson } from '../base/canonical-json.ts';
import type { ImportedPart } from './append-events.ts';
import { createEventReader } from './event-reader.ts';
import type { ImportPlan, LookupBy } from './import-plan.ts';
import {
  createLookupReader,
  joinedHeader,
  joinedRecords,
  type LookupCounts,
  type LookupTable,
} from './lookup-table.ts';
import { readTable } from './read-table.ts';
import type { StoredFile } from './stored-file.ts';

/** One of several files, and the table that its rows are looked up in. */
export interface PartToRead {
  readonly file: StoredFile;
  readonly plan: ImportPlan;
  readonly lookup?: LookupBy & { readonly file: StoredFile };
}

/** What one of several files gave. */
export interface PartRead extends ImportedPart {
  readonly joined?: LookupCounts & Pick<LookupTable, 'conflicts'> & { readonly lookupHash: string };
}

/** Awaited every few milliseconds with the bytes and rows of the file taken in so far; what it throws ends the reading. */
export type Rest = (bytes: number, rows: number) => Promise<void> | undefined;

/** Reads one of several files to its end, by itself: what it shares with the others is settled when all are there. O(bytes). */
export async function readPart({ file, plan, lookup }: PartToRead, rest: Rest): Promise<PartRead> {
  if (lookup === undefined) {
    const reader = createEventReader(plan);
    const { result, contentHash } = await readTable(file, reader, rest);
    const rejects = { fileName: plan.fileName, header: plan.header, ...reader.rejects.log() };
    return { ...result, contentHash: contentOf(contentHash, plan), rejects };
  }
  const looked = await readTable(lookup.file, createLookupReader(lookup.plan, lookup.ownKey, plan), () =>
    rest(0, 0),
  );
  const header = joinedHeader(plan.header, lookup.plan.header, lookup.ownKey);
  const reader = createEventReader({ ...plan, header });
  const rows = joinedRecords(reader.rows, looked.result, { plan, key: lookup.key });
  const { result, contentHash } = await readTable(
    file,
    { ...reader, plan, rows, fromBytes: undefined, fromCells: undefined },
    rest,
  );
  return {
    ...result,
    contentHash: contentOf(contentHash, plan),
    rejects: { fileName: plan.fileName, header, ...reader.rejects.log() },
    joined: { ...rows.counts(), conflicts: looked.result.conflicts, lookupHash: looked.contentHash },
  };
}

/** What stands for the content: a member of an archive is not the archive. */
function contentOf(hash: string, { packing }: ImportPlan): string {
  return packing.length === 0 ? hash : `${hash} ${canonicalJson(packing)}`;
}
