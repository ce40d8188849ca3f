import { assert } from '../../../base/assert.ts';
import type { Events, Held } from '../model.ts';

/** What holds its events, as runs that are not streamed have it. Throws Bug where it does not. O(1). */
export function heldIn<T extends { readonly events?: Events | undefined }>(made: T): Held<T> {
  const { events } = made;
  assert(events !== undefined, 'a streamed run has no events to look at one by one');
  return made as Held<T>;
}
