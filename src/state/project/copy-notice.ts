import type { AppNotice } from '../notice.ts';
import type { ClaimedName } from './project-claims.ts';

/** Tells that another tab has a project open, and what becomes of changes. */
export function copyNotice(
  fileName: string,
  { name, elsewhere }: Pick<ClaimedName, 'name'> & { readonly elsewhere: 'project' | 'name' },
): Omit<AppNotice, 'id'> {
  const what =
    elsewhere === 'project'
      ? `“${fileName}” is open in another tab too, so this is a copy of it.`
      : `Another tab has a project called “${fileName}” open.`;
  return {
    tone: 'info',
    message: `${what} Changes stay in the tab in which they are made; this one is saved as “${name}”, so that neither takes the place of the other.`,
    remedy: 'To go on with the other one, close this tab.',
  };
}
