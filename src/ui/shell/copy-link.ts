import type { AppActions } from '../../state/app-state.ts';

/** Puts a link to the settings on the clipboard; whether it could. Where it may not, a notice shows the link. */
export async function copyLink({
  permalink,
  notify,
}: Pick<AppActions, 'permalink' | 'notify'>): Promise<boolean> {
  const address = `${location.origin}${location.pathname}${permalink()}`;
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {
    notify({
      tone: 'warning',
      message: 'The browser did not allow copying.',
      remedy: `The link is ${address}`,
    });
    return false;
  }
}
