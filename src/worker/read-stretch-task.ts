import type { LongTask } from '../engine/pool.ts';
import { readStretch, type StretchRead, type StretchToRead } from '../io/read-stretch.ts';
import { storedFile } from './stored-file.ts';

/** A stretch of a file, as it crosses threads. */
export type StretchOfFile = Omit<StretchToRead, 'file'> & { readonly file: Blob };

/** Reads a stretch of a file of events; `done` is bytes, `items` are rows. */
export const readStretchTask: LongTask<undefined, StretchOfFile, StretchRead> = {
  name: 'import/read-stretch',
  start: (_, { file, ...stretch }, rest) =>
    readStretch({ ...stretch, file: storedFile(file, stretch.plan.fileName) }, (bytes, rows) =>
      rest({ done: bytes, items: rows }),
    ),
};
