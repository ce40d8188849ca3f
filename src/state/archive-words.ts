import type { ArchiveProblem } from './archive.ts';

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
    case 'memory':
      return {
        message: 'There was not enough memory to keep this run.',
        remedy: 'It is still on the page. Close other programs and tabs before the next run.',
      };
    case 'damaged':
      return {
        message: 'The kept runs cannot be read.',
        remedy: 'Everything else works. “Forget everything kept here” in the project dialog starts afresh.',
      };
  }
}
