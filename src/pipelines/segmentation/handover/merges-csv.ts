import { csvLine } from '../../../base/csv-line.ts';
import type { HandedRun } from './handed-run.ts';
import type { WrittenHandover } from './handover-file.ts';
import { mergedIds } from './merged-ids.ts';

/** Every id that counts under another, with that id. Refused where there is none. O(ids). */
export function mergesCsv({ artifacts: { acquired, identity }, config }: HandedRun): WrittenHandover {
  const merges =
    acquired === undefined || identity === undefined
      ? []
      : mergedIds(acquired.ids, identity, config.identity.spelling);
  if (merges.length === 0) return { kind: 'refused', reason: 'No id of the run was merged into another.' };
  const lines = [['past_id', 'canonical_id'], ...merges].map((cells) => csvLine(cells, true));
  return { kind: 'written', content: lines.join('') };
}
