import { countText } from '../base/number-text.ts';
import { shortened } from './column-profile.ts';
import type { ImportWarning } from './import-report.ts';

/** How ids with blanks around them are written: some of them, {@link MOST_TOLD} + 1 at most, and the first in order of characters. */
export interface PaddedIds {
  readonly spellings: readonly string[];
  readonly example: string;
}

/** Remembers how ids with blanks around them are written. O(1) an id; memory bounded. */
export function logPaddedIds(): {
  readonly note: (written: string) => void;
  readonly found: () => PaddedIds;
} {
  const spellings = new Set<string>();
  let example = '';
  return {
    note(written) {
      if (spellings.size <= MOST_TOLD) spellings.add(written);
      if (example === '' || written < example) example = written;
    },
    found: () => ({ spellings: [...spellings], example }),
  };
}

/** Those of stretches of a file as those of the whole. O(spellings). */
export function joinPaddedIds(parts: readonly PaddedIds[]): PaddedIds {
  const { note, found } = logPaddedIds();
  for (const { spellings, example } of parts)
    for (const each of [...spellings, example]) if (each !== '') note(each);
  return found();
}

/** What is told of them. O(1). */
export function paddedIdWarnings({ spellings, example }: PaddedIds): readonly ImportWarning[] {
  const count = spellings.length;
  if (count === 0) return [];
  const number = count > MOST_TOLD ? `More than ${countText(MOST_TOLD)}` : countText(count);
  const message = `${number} ${count === 1 ? 'id is' : 'ids are'} written with blanks before or behind (such as “${shortened(example)}”); the blanks are left out, so that each is the same id as the one without them. Write something else for them in the file if they tell customers apart.`;
  return [{ code: 'padded-ids', message }];
}

/** So many ids are counted; of more it is said that there are more. */
const MOST_TOLD = 1000;
