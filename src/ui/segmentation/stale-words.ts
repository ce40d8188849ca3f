import type { ViewFreshness } from '../../state/run-state.ts';

/** Says why what is shown is dimmed; undefined when it is up to date. */
export function staleWords(freshness: ViewFreshness | undefined): string | undefined {
  switch (freshness) {
    case 'replacing':
      return 'A run is making new segments; these are the earlier ones.';
    case 'stale':
      return 'Settings or files have changed since these segments were made. Run again to bring them up to date.';
    default:
      return undefined;
  }
}
