import type { AppNotice } from './notice.ts';

export const ERASED: Omit<AppNotice, 'id'> = {
  tone: 'info',
  message: 'Whatever this browser kept for Strata is erased.',
};

export const NOT_ALL_ERASED: Omit<AppNotice, 'id'> = {
  tone: 'warning',
  message: 'Not all that this browser kept for Strata could be erased.',
  remedy:
    'Close the other tabs of Strata and try again, or clear the data of this site in the settings of the browser.',
};

/** Another tab has forgotten everything. */
export const ERASED_ELSEWHERE: Omit<AppNotice, 'id'> = {
  tone: 'info',
  message: 'Another tab has erased whatever this browser kept for Strata.',
  remedy: 'What is on this page stays until you close it. To keep it, save it as a project.',
};

/** A newer build is at hand. */
export const NEWER_BUILD: Omit<AppNotice, 'id'> = {
  tone: 'info',
  message: 'A new version of Strata is ready.',
  remedy:
    'Reload to use it. What is not in the address or kept in this browser, such as an imported file, is then gone from the page.',
  action: { label: 'Reload', does: 'update' },
};
