import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type StoreNames } from 'idb';
import type { ArchiveAnswer } from '../state/archive.ts';
import { answered, ignored } from './answered.ts';

/** A database that is opened when it is first asked for, and again after it was closed under us. */
export interface KeptDatabase<Schema extends DBSchema> {
  open(): Promise<IDBPDatabase<Schema>>;
  /** The database where it is open now. */
  opened(): IDBPDatabase<Schema> | undefined;
  /** Empties every store; takes the whole database away where that cannot be done, also one that cannot be opened. */
  clear(): Promise<ArchiveAnswer<undefined>>;
}

/** `steps`: what each version of the database adds to the one before; its number is the length of this list. */
export function keptDatabase<Schema extends DBSchema>(
  name: string,
  steps: readonly ((database: IDBPDatabase<Schema>) => unknown)[],
): KeptDatabase<Schema> {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  let opened: IDBPDatabase<Schema> | undefined;
  const forget = (): void => {
    opening = undefined;
    opened = undefined;
  };
  const open = async (): Promise<IDBPDatabase<Schema>> => {
    opening ??= openDB<Schema>(name, steps.length, {
      upgrade(database, from) {
        for (const step of steps.slice(from)) step(database);
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    const mine = opening;
    try {
      const database = await mine;
      if (opening === mine) opened = database;
      return database;
    } catch (thrown) {
      if (opening === mine) forget();
      throw thrown;
    }
  };
  const empty = async (): Promise<undefined> => {
    const database = await open();
    const stores: StoreNames<Schema>[] = [...database.objectStoreNames];
    const change = database.transaction(stores, 'readwrite');
    for (const store of stores) void change.objectStore(store).clear().catch(ignored);
    await change.done;
  };
  return {
    open,
    opened: () => opened,
    async clear() {
      const emptied = await answered(empty);
      if (emptied.kind === 'ok' || emptied.problem === 'refused') return emptied;
      return await answered(async () => {
        opened?.close();
        forget();
        await deleteDB(name);
        return undefined;
      });
    },
  };
}
