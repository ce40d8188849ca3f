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
 * the app has written it; `damaged`: it cannot be read; `memory`: there was no room to do it.
 */
export type ArchiveProblem = 'refused' | 'full' | 'newer' | 'damaged' | 'memory';

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
