import { useDelayed } from './use-delayed.ts';

/** A word on what is under way, shown only when it takes a while. */
export function Waiting({ what }: { readonly what: string }) {
  const shown = useDelayed(true);
  return <p aria-live="polite">{shown ? `${what} …` : ''}</p>;
}
