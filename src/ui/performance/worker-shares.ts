import type { StageRow } from '../../state/run-state.ts';

/** How much of a stretch of time each worker worked, as shares in [0, 1]. */
export function workerShares(row: Pick<StageRow, 'pool' | 'ms'>): readonly number[] {
  const { pool, ms } = row;
  if (pool === undefined || ms === undefined || ms === 0) return [];
  return pool.busyMs.map((busy) => Math.min(1, busy / ms));
}

/** Where the time of a run went, by thread. */
export interface ThreadTimes {
  /** Milliseconds of each worker's tasks. */
  readonly workerMs: readonly number[];
  /** Milliseconds in which no task was under way: the host computed alone, or nothing did. */
  readonly aloneMs: number;
}

/** Undefined while no stage of the run has had workers do anything. */
export function threadTimes(rows: readonly StageRow[], runMs: number): ThreadTimes | undefined {
  const uses = rows.flatMap(({ pool }) => (pool === undefined ? [] : [pool]));
  if (uses.length === 0) return undefined;
  const workers = Math.max(...uses.map(({ busyMs }) => busyMs.length));
  return {
    workerMs: Array.from({ length: workers }, (_, worker) =>
      uses.reduce((sum, { busyMs }) => sum + (busyMs[worker] ?? 0), 0),
    ),
    aloneMs: Math.max(0, runMs - uses.reduce((sum, { ms }) => sum + ms, 0)),
  };
}
