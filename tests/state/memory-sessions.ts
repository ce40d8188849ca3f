import { vi } from 'vitest';
import type { ArchiveAnswer, ArchiveProblem } from '../../src/state/archive.ts';
import type { SavedSession } from '../../src/state/session/saved-session.ts';
import type { SessionFiles, SessionPort } from '../../src/state/session/session-port.ts';

/** What tabs of one browser share. */
export interface SessionDisk {
  readonly sessions: Map<string, unknown>;
  readonly files: Map<string, SessionFiles>;
  /** Ids whose page lives. */
  readonly alive: Set<string>;
  /** What projects are claimed by. */
  readonly claims: Set<string>;
  /** How many pages there were. */
  pages: number;
  /** How often something was written. */
  writes: number;
}

export interface MemorySessions extends SessionPort {
  /** As if some time passed in which the page had nothing to do. */
  settle(): Promise<void>;
  /** As if the page was left in good order. */
  leave(): void;
  /** As if it crashed. */
  crash(): void;
  /** From now on every write fails so; with `files` only those that bring files. */
  failWith(problem: ArchiveProblem | undefined, which?: 'all' | 'files'): void;
}

export function sessionDisk(): SessionDisk {
  return { sessions: new Map(), files: new Map(), alive: new Set(), claims: new Set(), pages: 0, writes: 0 };
}

/** Sessions that forget with the test. */
export function memorySessions(disk: SessionDisk): MemorySessions {
  const id = `session-${++disk.pages}`;
  let waiting: (() => void)[] = [];
  let leave = (): void => {};
  let crashed = false;
  let broken: { readonly problem: ArchiveProblem; readonly which: 'all' | 'files' } | undefined;
  const claimed = new Set<string>();
  const ok = <T>(value: T): Promise<ArchiveAnswer<T>> => Promise.resolve({ kind: 'ok', value });
  const erase = (gone: string): void => {
    disk.sessions.delete(gone);
    disk.files.delete(gone);
  };
  return {
    id,
    begin() {
      disk.alive.add(id);
      return ok(undefined);
    },
    keep({ session, files, replaces }) {
      const hasFiles = Object.values(files).some((file) => file !== undefined);
      if (broken !== undefined && (broken.which === 'all' || hasFiles))
        return Promise.resolve({ kind: 'failed', problem: broken.problem });
      if (crashed) return new Promise(() => {});
      disk.writes++;
      disk.sessions.set(id, structuredClone(session) satisfies SavedSession);
      const lying = Object.entries({ ...disk.files.get(id), ...files });
      disk.files.set(id, Object.fromEntries(lying.filter(([, file]) => file !== undefined)));
      for (const replaced of replaces) erase(replaced);
      return ok(undefined);
    },
    others() {
      const others = [...disk.sessions].filter(([key]) => key !== id);
      return ok({
        left: others.filter(([key]) => !disk.alive.has(key)).map(([key, record]) => ({ id: key, record })),
        living: others.filter(([key]) => disk.alive.has(key)).map(([key]) => key),
      });
    },
    claim(other) {
      if (claimed.has(other)) return Promise.resolve(true);
      if (disk.alive.has(other)) return Promise.resolve(false);
      claimed.add(other);
      disk.alive.add(other);
      return Promise.resolve(true);
    },
    files: (other) => ok(disk.files.get(other) ?? {}),
    erase(ids) {
      for (const gone of ids) erase(gone);
      return ok(undefined);
    },
    clear() {
      disk.sessions.clear();
      disk.files.clear();
      return ok(undefined);
    },
    later: (callback) => void waiting.push(callback),
    onHidden() {},
    onLeave(left) {
      leave = left;
    },
    async settle() {
      for (let round = 0; round < 5; round++) {
        await vi.dynamicImportSettled();
        await new Promise((resolve) => setTimeout(resolve));
        const due = waiting;
        waiting = [];
        for (const callback of due) callback();
      }
    },
    leave() {
      leave();
      disk.alive.delete(id);
    },
    crash() {
      crashed = true;
      disk.alive.delete(id);
      for (const other of claimed) disk.alive.delete(other);
    },
    failWith(problem, which = 'all') {
      broken = problem === undefined ? undefined : { problem, which };
    },
  };
}
