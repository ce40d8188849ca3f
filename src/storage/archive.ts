import type { DBSchema, IDBPDatabase } from 'idb';
import { breather, type BreatherPorts } from '../base/breather.ts';
import { MOST_KEPT_RUNS, newestFirst, nextOrder, runsOverLimit, type KeptRun } from '../state/kept-run.ts';
import type { ArchiveAnswer } from '../state/archive.ts';
import type { ArchivePort, RemovedRun } from '../state/ports.ts';
import { answered, ignored } from './answered.ts';
import { keptDatabase } from './kept-database.ts';
import { packBody, packedBytes, unpackBody, type PackedBody, type PackingTools } from './packed-body.ts';
import { randomText } from './random-text.ts';
import { readKeptRun } from './read-kept-run.ts';
import { wholly } from './wholly.ts';

/** One record per run in each store, under the run's id. */
interface ArchiveSchema extends DBSchema {
  runs: { key: string; value: KeptRun };
  bodies: { key: string; value: PackedBody };
}

export interface ArchivePorts extends BreatherPorts {
  /** Begins to pack bytes on another thread, until it is ended. */
  startPacking(): Pick<PackingTools, 'gzip'> & { end(): void };
}

const CHANNEL = 'strata.archive';
const MS_AT_ONCE = 8;

/** The kept runs in IndexedDB. Each tab opens the database by itself; every change is one transaction. */
export function createArchive(ports: ArchivePorts): ArchivePort {
  const kept = keptDatabase<ArchiveSchema>('strata', [
    (database) => database.createObjectStore('runs', { keyPath: 'id' }),
    (database) => database.createObjectStore('bodies'),
  ]);
  const channel = new BroadcastChannel(CHANNEL);
  const breathe = breather(ports, MS_AT_ONCE);
  /** Does it and tells the other tabs. */
  const changing = async <T>(
    make: (database: IDBPDatabase<ArchiveSchema>) => Promise<T>,
  ): Promise<ArchiveAnswer<T>> => {
    const answer = await answered(async () => make(await kept.open()));
    if (answer.kind === 'ok') channel.postMessage('changed');
    return answer;
  };

  return {
    list: () =>
      answered(async () => {
        const records = await (await kept.open()).getAll('runs');
        const runs = records.map(readKeptRun).filter((run) => run !== undefined);
        const readable = new Set(runs.map(({ id }) => id));
        return {
          runs: runs.toSorted(newestFirst),
          damaged: records.map(({ id }) => id).filter((id) => !readable.has(id)),
        };
      }),
    async add(run, body) {
      return await changing(async (db) => {
        const packing = ports.startPacking();
        const packed = await packBody(body, { gzip: packing.gzip, breathe }).finally(packing.end);
        const id = `${run.at.toString(36)}-${randomText()}`;
        const bytes = packedBytes(packed) + JSON.stringify(run).length;
        return await wholly(db.transaction(['runs', 'bodies'], 'readwrite'), async (change) => {
          const runs = change.objectStore('runs');
          const bodies = change.objectStore('bodies');
          const before = (await runs.getAll()).map(readKeptRun).filter((each) => each !== undefined);
          const added: KeptRun = { ...run, id, bytes, order: nextOrder(before) };
          void runs.put(added).catch(ignored);
          void bodies.put(packed, id).catch(ignored);
          for (const { id: over } of runsOverLimit([...before, added], MOST_KEPT_RUNS)) {
            void runs.delete(over).catch(ignored);
            void bodies.delete(over).catch(ignored);
          }
          return added;
        });
      });
    },
    body: (id) =>
      answered(async () => {
        const packed = await (await kept.open()).get('bodies', id);
        return packed === undefined ? undefined : await unpackBody(packed, breathe);
      }),
    change: (id, change) =>
      changing((db) =>
        wholly(db.transaction('runs', 'readwrite'), async ({ store }) => {
          const run = await store.get(id);
          if (run !== undefined) void store.put({ ...run, ...change }).catch(ignored);
          return undefined;
        }),
      ),
    remove: (ids) =>
      changing((db) =>
        wholly(db.transaction(['runs', 'bodies'], 'readwrite'), async (change) => {
          const removed: RemovedRun[] = [];
          for (const id of ids) {
            const run = await change.objectStore('runs').get(id);
            const packed = await change.objectStore('bodies').get(id);
            if (run !== undefined) removed.push({ run, packed });
            void change.objectStore('runs').delete(id).catch(ignored);
            void change.objectStore('bodies').delete(id).catch(ignored);
          }
          return removed;
        }),
      ),
    restore: (removed) =>
      changing((db) =>
        wholly(db.transaction(['runs', 'bodies'], 'readwrite'), (change) => {
          for (const { run, packed } of removed) {
            void change.objectStore('runs').put(run).catch(ignored);
            void change
              .objectStore('bodies')
              .put(packed as PackedBody, run.id)
              .catch(ignored);
          }
          return undefined;
        }),
      ),
    async clear() {
      const answer = await kept.clear();
      if (answer.kind === 'ok') channel.postMessage('changed');
      return answer;
    },
    async space() {
      // Absent on plain-http origins, whatever the types say.
      const storage = navigator.storage as StorageManager | undefined;
      const { usage, quota } = (await storage?.estimate().catch(() => undefined)) ?? {};
      return usage === undefined || quota === undefined ? undefined : { used: usage, quota };
    },
    onChange(listener) {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
