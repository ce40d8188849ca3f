import type { OrderedFile } from './file-order.ts';
import type { LookupBy } from './import-plan.ts';
import type { TablePreview } from './preview-table.ts';

/** One of several files, and what its first rows tell. */
export interface FileToFit extends OrderedFile {
  readonly id: string;
  readonly preview: TablePreview | undefined;
  /** Why it cannot be read, where it has no preview. */
  readonly problem?: string;
}

/** What a person chose among several files. */
export interface FileChoices {
  /** The file whose columns the others must have; else the one that leads most bytes of events. */
  readonly lead?: string | undefined;
  readonly join?:
    | {
        readonly id: string;
        /** Columns of the files and of the lookup; guessed where absent. */
        readonly key?: string;
        readonly ownKey?: string;
      }
    | undefined;
}

/** A file of which the first rows could be read. */
export type ReadableFile = FileToFit & { readonly preview: TablePreview };

/** The file that is looked up in, and by which columns. */
export interface ChosenLookup {
  readonly file: ReadableFile;
  readonly by: Pick<LookupBy, 'key' | 'ownKey'>;
}

/** Whether the first rows of a file could be read. O(1). */
export function isReadable(file: FileToFit): file is ReadableFile {
  return file.preview !== undefined;
}
