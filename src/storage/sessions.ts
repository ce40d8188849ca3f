import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import { INPUT_KINDS, type InputKind } from '../state/import-flow.ts';
import type { SavedSession } from '../state/session/saved-session.ts';
import type { SessionFiles, SessionPort } from '../state/session/session-port.ts';
import { answered, ignored } from './answered.ts';
import { keptDatabase } from './kept-database.ts';
import { randomText } from './random-text.ts';
import { wholly } from './wholly.ts';

/** A record per session; the files of one under its id and what they are read as. */
interface SessionSchema extends DBSchema {
  sessions: { key: string; value: SavedSession };
  files: { key: [string, InputKind]; value: File };
}

type SessionDatabase = IDBPDatabase<SessionSchema>;
type Change = IDBPTransaction<SessionSchema, ['sessions', 'files'], 'readwrite'>;

const LOCK = 'strata.session.';
const MS_UNTIL_KEPT = 700;
const MOST_MS_UNTIL_KEPT = 3000;

/** Sessions in a database of their own, so that trouble with it touches nothing else; each page that lives holds a lock. */
export function createSessions(): SessionPort {
  const id = randomText();
  const kept = keptDatabase<SessionSchema>('strata-sessions', [
    (database) => {
      database.createObjectStore('sessions', { keyPath: 'id' });
      database.createObjectStore('files');
    },
  ]);
  const hold = (name: string): Promise<boolean> =>
    new Promise((taken, failed) => {
      locks()
        .request(LOCK + name, { ifAvailable: true }, (lock) => {
          taken(lock !== null);
          return lock === null ? undefined : new Promise<never>(() => {});
        })
        .catch(failed);
    });
  const held = new Set<string>();

  return {
    id,
    begin: () =>
      answered(async () => {
        if (!(await hold(id))) throw new DOMException('the lock is taken', 'InvalidStateError');
        await kept.open();
        return undefined;
      }),
    keep: ({ session, files, replaces }) =>
      answered(async () => {
        const db = await kept.open();
        return await wholly(db.transaction(['sessions', 'files'], 'readwrite'), (change) => {
          void change.objectStore('sessions').put(session).catch(ignored);
          for (const [kind, file] of Object.entries(files) as [InputKind, File | undefined][]) {
            const key: [string, InputKind] = [session.id, kind];
            if (file === undefined) void change.objectStore('files').delete(key).catch(ignored);
            else void change.objectStore('files').put(file, key).catch(ignored);
          }
          for (const replaced of replaces) eraseIn(change, replaced);
          return undefined;
        });
      }),
    others: () =>
      answered(async () => {
        const records = await (await kept.open()).getAll('sessions');
        const { held: taken = [] } = await locks().query();
        const alive = new Set(taken.map(({ name }) => name));
        const others = records.filter((record) => record.id !== id);
        const lives = ({ id: other }: SavedSession): boolean => alive.has(LOCK + other);
        return {
          left: others.filter((each) => !lives(each)).map((record) => ({ id: record.id, record })),
          living: others.filter(lives).map((each) => each.id),
        };
      }),
    async claim(other) {
      if (!held.has(other) && !(await hold(other).catch(() => false))) return false;
      held.add(other);
      return true;
    },
    files: (other) =>
      answered(async () => {
        const db = await kept.open();
        const files: { -readonly [Kind in InputKind]?: File } = {};
        for (const kind of INPUT_KINDS) {
          const file = await db.get('files', [other, kind]);
          if (file instanceof File) files[kind] = file;
        }
        return files satisfies SessionFiles;
      }),
    erase(ids) {
      // When the page is being left only what is begun at once is still done, so an open database is not waited for.
      const erasing = (db: SessionDatabase): Promise<undefined> => {
        const change = db.transaction(['sessions', 'files'], 'readwrite');
        for (const each of ids) eraseIn(change, each);
        change.commit();
        return change.done.then(() => undefined);
      };
      const open = kept.opened();
      return answered(() => (open === undefined ? kept.open().then(erasing) : erasing(open)));
    },
    clear: () => kept.clear(),
    later(callback) {
      setTimeout(() => {
        if (typeof requestIdleCallback === 'function')
          requestIdleCallback(callback, { timeout: MOST_MS_UNTIL_KEPT });
        else callback();
      }, MS_UNTIL_KEPT);
    },
    onHidden(listener) {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') listener();
      });
    },
    onLeave(leave, comeBack) {
      addEventListener('pagehide', leave);
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted) comeBack();
      });
    },
  };
}

function eraseIn(change: Change, id: string): void {
  void change.objectStore('sessions').delete(id).catch(ignored);
  for (const kind of INPUT_KINDS) void change.objectStore('files').delete([id, kind]).catch(ignored);
}

/** Absent on plain-http origins, whatever the types say: then nothing shows which pages live, and no session is kept. */
function locks(): LockManager {
  const found = navigator.locks as LockManager | undefined;
  if (found === undefined) throw new DOMException('there are no locks here', 'SecurityError');
  return found;
}
