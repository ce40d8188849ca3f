import type { KeptRun } from './kept-run.ts';

/** The runs that this browser keeps. */
export interface Archive {
  /** `off`: nothing can be kept, for the reason in `problem`. */
  readonly status: 'reading' | 'ready' | 'off';
  readonly problem: ArchiveProblem | undefined;
  /** Newest first. */
  readonly runs: readonly KeptRun[];
  /** Ids of entries that cannot be read. */
  readonly damaged: readonly string[];
  readonly space: StorageSpace | undefined;
  /** The entry of the result on screen. */
  readonly current: string | undefined;
}

/**
 * `refused`: the browser gives no storage (a private window, a setting); `full`: there is no room; `newer`: a newer version of
 * the app has written it; `damaged`: it cannot be read.
 */
export type ArchiveProblem = 'refused' | 'full' | 'newer' | 'damaged';

/** What storage gives, or what is wrong with it: nothing is thrown across its border. */
export type ArchiveAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: ArchiveProblem };

/** What this site takes of the browser's storage, and may take, in bytes. */
export interface StorageSpace {
  readonly used: number;
  readonly quota: number;
}

export const EMPTY_ARCHIVE: Archive = {
  status: 'reading',
  problem: undefined,
  runs: [],
  damaged: [],
  space: undefined,
  current: undefined,
};

/** What went wrong, and what to do about it. */
export function archiveWords(problem: ArchiveProblem): { readonly message: string; readonly remedy: string } {
  switch (problem) {
    case 'refused':
      return {
        message: 'The browser lets this page keep nothing, so runs are not kept.',
        remedy:
          'Everything else works. Leave the private window, or allow this site to store data, to keep runs.',
      };
    case 'full':
      return {
        message: 'The browser’s storage is full: this run was not kept.',
        remedy: 'Clean up the kept runs on the Compare page.',
      };
    case 'newer':
      return {
        message: 'The kept runs were written by a newer version of Strata and are left alone.',
        remedy: 'Close the other tabs and reload the page to get the newer version.',
      };
    case 'damaged':
      return {
        message: 'The kept runs cannot be read.',
        remedy: 'Everything else works. “Forget everything kept here” in the project dialog starts afresh.',
      };
  }
}
