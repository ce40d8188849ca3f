import { readsBytes } from './byte-cutter.ts';
import { contentHashOf } from './content-hash.ts';
import { takesEventBytes } from './event-bytes.ts';
import { joinStretches } from './event-stretch.ts';
import { headerRecord } from './header-record.ts';
import type { ImportPlan } from './import-plan.ts';
import type { StretchRead, StretchToRead } from './read-stretch.ts';
import { BYTES_OF_A_PIECE, type StoredFile } from './stored-file.ts';
import { stretchesInOrder } from './stretches-in-order.ts';
import { tooManyTypes } from './type-code.ts';

/** A stretch, the file of which whoever reads it knows. */
export type PlacedStretch = Omit<StretchToRead, 'file'>;

/** One file by its stretches, and the hash of its content; see `readTable`. */
export type ReadInStretches = ReturnType<typeof joinStretches> & { readonly contentHash: string };

/** Files of fewer bytes are read in one go: it takes less time than sharing them out. */
export const LEAST_BYTES = 16 * BYTES_OF_A_PIECE;

/** Whether a plan is of the kind that can be read in stretches: events of unpacked text that is cut as bytes. O(roles). */
export function isCutInStretches(plan: ImportPlan): boolean {
  return (
    plan.kind === 'events' &&
    plan.together === undefined &&
    plan.packing.length === 0 &&
    readsBytes(plan) &&
    takesEventBytes(plan)
  );
}

/**
 * Reads a file in `count` stretches, which `read` reads side by side: the same as `createEventReader` makes of it. Undefined where
 * it cannot be, since its header ends far into the file or since it has too many types. O(bytes).
 */
export async function readInStretches(
  file: StoredFile,
  plan: ImportPlan,
  count: number,
  read: (stretches: readonly PlacedStretch[]) => Promise<readonly StretchRead[]>,
): Promise<ReadInStretches | undefined> {
  const head = await headerRecord(file, plan);
  if (head === undefined) return undefined;
  const stretches = stretchesOf(file.size, count).map((place) => ({ plan, ...place, ...head }));
  const finished = await stretchesInOrder(stretches, await read(stretches), {
    size: file.size,
    again: async (stretch) => (await read([stretch]))[0]!,
  });
  if (finished.some(({ stretch }) => tooManyTypes(stretch.table.typeNames))) return undefined;
  return {
    ...joinStretches(
      plan,
      finished.map(({ stretch }) => stretch),
    ),
    contentHash: contentHashOf(finished.flatMap(({ pieceHashes }) => pieceHashes)),
  };
}

/** Where the stretches begin and end: whole pieces, as many in each. */
function stretchesOf(bytes: number, count: number): readonly Pick<PlacedStretch, 'from' | 'to'>[] {
  const pieces = Math.ceil(bytes / BYTES_OF_A_PIECE);
  const cuts = Array.from({ length: count + 1 }, (_, i) =>
    Math.min(bytes, Math.round((i * pieces) / count) * BYTES_OF_A_PIECE),
  );
  return cuts.slice(1).flatMap((to, i) => (to > cuts[i]! ? [{ from: cuts[i]!, to }] : []));
}
