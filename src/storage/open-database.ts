import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptRun } from '../state/kept-run.ts';
import type { PackedBody } from './packed-body.ts';

/** One record per run in each store, under the run's id. */
export interface ArchiveSchema extends DBSchema {
  runs: { key: string; value: KeptRun };
  bodies: { key: string; value: PackedBody };
}

export type ArchiveDatabase = IDBPDatabase<ArchiveSchema>;

const NAME = 'strata';

/** What each version of the database adds to the one before; its number is the length of this list. */
const STEPS: readonly ((database: ArchiveDatabase) => unknown)[] = [
  (database) => database.createObjectStore('runs', { keyPath: 'id' }),
  (database) => database.createObjectStore('bodies'),
];

/** Opens the database, taking it through the steps it has not seen; `onGone` hears when it closes under us. */
export async function openDatabase(onGone: () => void): Promise<ArchiveDatabase> {
  return await openDB<ArchiveSchema>(NAME, STEPS.length, {
    upgrade(database, from) {
      for (const step of STEPS.slice(from)) step(database);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onGone();
    },
    terminated: onGone,
  });
}

/** Takes the whole database away, also one that cannot be opened. */
export async function deleteDatabase(): Promise<void> {
  await deleteDB(NAME);
}
