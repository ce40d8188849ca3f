import type { ArchiveProblem } from '../archive.ts';

/** Why a page is not kept, and what to do about it. */
export const SESSION_PROBLEMS: Readonly<
  Record<ArchiveProblem, { readonly why: string; readonly remedy: string }>
> = {
  refused: {
    why: 'the browser lets this page keep nothing',
    remedy: 'Allow this site to store data, and open it over https.',
  },
  full: {
    why: 'the browser’s storage is full',
    remedy: 'Clean up the kept runs on the Compare page.',
  },
  newer: {
    why: 'a newer version of Strata has written here',
    remedy: 'Close the other tabs and reload the page to get the newer version.',
  },
  damaged: {
    why: 'what is kept cannot be read or written',
    remedy: '“Forget everything kept here” in the project dialog starts afresh.',
  },
  memory: { why: 'there is not enough memory', remedy: 'Close other programs and tabs.' },
};
