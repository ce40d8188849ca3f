import type { ArchiveAnswer, ArchiveProblem } from '../../src/state/archive.ts';
import {
  MOST_KEPT_RUNS,
  newestFirst,
  nextOrder,
  runsOverLimit,
  type KeptRun,
  type KeptRunBody,
} from '../../src/state/kept-run.ts';
import type { ArchivePort } from '../../src/state/ports.ts';

export interface MemoryArchive extends ArchivePort {
  readonly runs: Map<string, KeptRun>;
  /** From now on every call fails so. */
  failWith(problem: ArchiveProblem | undefined): void;
  /** As if another tab had changed something. */
  changeElsewhere(): void;
}

/** An archive that forgets with the test. */
export function memoryArchive(): MemoryArchive {
  const runs = new Map<string, KeptRun>();
  const bodies = new Map<string, KeptRunBody>();
  const listeners = new Set<() => void>();
  let broken: ArchiveProblem | undefined;
  let count = 0;
  const answer = <T>(value: () => T): Promise<ArchiveAnswer<T>> =>
    Promise.resolve(
      broken === undefined ? { kind: 'ok', value: value() } : { kind: 'failed', problem: broken },
    );
  return {
    runs,
    failWith(problem) {
      broken = problem;
    },
    changeElsewhere() {
      for (const listener of listeners) listener();
    },
    list: () => answer(() => ({ runs: [...runs.values()].toSorted(newestFirst), damaged: [] })),
    add: (run, body) =>
      answer(() => {
        const order = nextOrder([...runs.values()]);
        const added = { ...run, id: `run-${++count}`, bytes: 1000, order };
        runs.set(added.id, added);
        bodies.set(added.id, body);
        for (const { id } of runsOverLimit([...runs.values()], MOST_KEPT_RUNS)) runs.delete(id);
        return added;
      }),
    body: (id) => answer(() => bodies.get(id)),
    change: (id, change) =>
      answer(() => {
        const run = runs.get(id);
        if (run !== undefined) runs.set(id, { ...run, ...change });
        return undefined;
      }),
    remove: (ids) =>
      answer(() =>
        ids.flatMap((id) => {
          const run = runs.get(id);
          runs.delete(id);
          return run === undefined ? [] : [{ run, packed: bodies.get(id) }];
        }),
      ),
    restore: (removed) =>
      answer(() => {
        for (const { run } of removed) runs.set(run.id, run);
        return undefined;
      }),
    clear: () =>
      answer(() => {
        runs.clear();
        return undefined;
      }),
    space: () => Promise.resolve({ used: 1000 * runs.size, quota: 1_000_000 }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
