import type { RunState, StageRow } from './run-state.ts';

/**
 * Milliseconds that the run under way may still take, from the progress of the running stage and the times of the run
 * before, scaled by how this run compares with it so far. Undefined while there is nothing to go by.
 */
export function timeLeft(run: RunState, now: number): number | undefined {
  if (run.phase !== 'running' || run.startedAt === undefined) return undefined;
  const elapsed = now - run.startedAt;
  const pace = paceOf(run.stages);
  let left = 0;
  for (const row of run.stages) {
    const needed = stillNeeded(row, elapsed, pace);
    if (needed === undefined) return undefined;
    left += needed;
  }
  return left;
}

/** How far the run is in [0, 1]: by time where the times are known, else by stages. */
export function runFraction(run: RunState): number {
  if (run.stages.length === 0) return 0;
  const known = run.stages.every((row) => row.previousMs !== undefined);
  const weight = (row: StageRow): number => (known ? Math.max(1, row.previousMs ?? 1) : 1);
  const whole = run.stages.reduce((sum, row) => sum + weight(row), 0);
  return (
    run.stages.reduce((sum, row) => sum + weight(row) * (row.ms === undefined ? row.fraction : 1), 0) / whole
  );
}

function stillNeeded(row: StageRow, elapsed: number, pace: number): number | undefined {
  if (row.ms !== undefined) return 0;
  const expected = row.previousMs === undefined ? undefined : row.previousMs * pace;
  if (row.startedMs === undefined) return expected;
  const spent = Math.max(0, elapsed - row.startedMs);
  if (row.fraction >= 0.05) return (spent * (1 - row.fraction)) / row.fraction;
  return expected === undefined ? undefined : Math.max(0, expected - spent);
}

function paceOf(stages: readonly StageRow[]): number {
  const both = stages.filter((row) => row.settled === 'done' && row.previousMs !== undefined);
  const before = both.reduce((sum, row) => sum + (row.previousMs ?? 0), 0);
  const now = both.reduce((sum, row) => sum + (row.ms ?? 0), 0);
  return before > 5 && now > 5 ? now / before : 1;
}
