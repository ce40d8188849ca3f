import type { LongTask } from '../engine/pool.ts';
import type { ImportPlan, LookupBy } from '../io/import-plan.ts';
import { type PartRead, readPart } from '../io/read-part.ts';
import { storedFile } from './stored-file.ts';

/** One of several files, and the table that its rows are looked up in, as they cross threads. */
export interface PartToRead {
  readonly file: Blob;
  readonly plan: ImportPlan;
  readonly lookup?: LookupBy & { readonly file: Blob };
}

/** Reads one of several files; `done` is bytes, `items` are rows. */
export const readPartTask: LongTask<undefined, PartToRead, PartRead> = {
  name: 'import/read-part',
  start: (_, { file, plan, lookup }, rest) =>
    readPart(
      {
        file: storedFile(file, plan.fileName),
        plan,
        ...(lookup === undefined
          ? {}
          : { lookup: { ...lookup, file: storedFile(lookup.file, lookup.plan.fileName) } }),
      },
      (bytes, rows) => rest({ done: bytes, items: rows }),
    ),
};
