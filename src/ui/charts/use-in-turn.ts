import { startTransition, useEffect, useState } from 'react';

/**
 * What costly parts are drawn from, following the latest one part with each frame, in turn: so that no frame has to draw all
 * of them anew. Another number of parts is followed at once.
 */
export function useInTurn<T>(latest: readonly T[]): readonly T[] {
  const [{ shown, next }, follow] = useState({ shown: latest, next: 0 });
  const behind = shown.length === latest.length && shown.some((each, at) => each !== latest[at]);
  if (shown.length !== latest.length) follow({ shown: latest, next: 0 });
  useEffect(() => {
    if (!behind) return undefined;
    const frame = requestAnimationFrame(() =>
      startTransition(() =>
        follow((before) => {
          const at = firstBehind(before, latest);
          return { shown: before.shown.with(at, latest[at]!), next: (at + 1) % latest.length };
        }),
      ),
    );
    return () => cancelAnimationFrame(frame);
  }, [behind, shown, next, latest]);
  return shown.length === latest.length ? shown : latest;
}

/** The first part from `next` on, and around, that is not the latest. */
function firstBehind<T>(
  { shown, next }: { readonly shown: readonly T[]; readonly next: number },
  latest: readonly T[],
): number {
  for (let step = 0; step < shown.length; step++) {
    const at = (next + step) % shown.length;
    if (shown[at] !== latest[at]) return at;
  }
  return next;
}
