import { assert } from '../base/assert.ts';
import type { StretchRead, StretchToRead } from './read-stretch.ts';

/** A stretch that was read, and counts. */
export type FinishedStretch = Extract<StretchRead, { kind: 'read' }>;

/**
 * Stretches of a file that were read side by side, so that each begins where the one before ends: what began elsewhere is read
 * again, and from what cannot be cut as bytes on, the rest of the file (of `size` bytes) is one stretch.
 */
export async function stretchesInOrder<Stretch extends Omit<StretchToRead, 'file'>>(
  stretches: readonly Stretch[],
  reads: readonly StretchRead[],
  { size, again }: { readonly size: number; again(stretch: Stretch): Promise<StretchRead> },
): Promise<readonly FinishedStretch[]> {
  const finished: FinishedStretch[] = [];
  let start = 0;
  for (const [i, stretch] of stretches.entries()) {
    const first = reads[i]!;
    const read = first.start === start ? first : await again({ ...stretch, start });
    if (read.kind === 'odd') {
      const last = await again({ ...stretch, start, to: size });
      assert(last.kind === 'read', 'a stretch to the end of the file is never odd');
      return [...finished, last];
    }
    finished.push(read);
    start = read.end;
  }
  return finished;
}
