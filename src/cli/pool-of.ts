import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { InputError } from '../base/input-error.ts';
import { type TaskPool, inPlacePool } from '../engine/pool.ts';
import { wholeNumber } from './configuration.ts';
import type { Given } from './options.ts';
import type { Terminal } from './terminal.ts';
import { threadPool } from './thread-pool.ts';

const MOST_WORKERS = 64;

/** The threads that `--workers` asks for, hardware threads − 1 without it. */
export function poolOf(given: Given, terminal: Terminal): TaskPool & { close(): Promise<void> } {
  const asked = given.text('workers');
  const size =
    asked === undefined
      ? Math.min(8, Math.max(1, availableParallelism() - 1))
      : wholeNumber('workers', asked);
  if (size > MOST_WORKERS) {
    throw new InputError({
      field: '--workers',
      message: `${size} threads are too many.`,
      remedy: `Give at most ${MOST_WORKERS}.`,
    });
  }
  if (size === 0) return { ...inPlacePool(nextTurn, () => performance.now()), close: async () => {} };
  return threadPool(size, () => terminal.startThread());
}

/** Resolves after waiting messages have been handled. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
