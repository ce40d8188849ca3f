import { Bug } from '../base/assert.ts';
import { InputError, inputProblemText, type InputProblem } from '../base/input-error.ts';
import { isOutOfMemory } from './out-of-memory.ts';

/** Why a run or a call did not give its result, as data that can cross a thread. */
export type Failure =
  | { readonly kind: 'bad-input'; readonly problem: InputProblem }
  | { readonly kind: 'bug'; readonly message: string; readonly detail: string }
  | { readonly kind: 'lost-worker'; readonly message: string; readonly remedy: string }
  | { readonly kind: 'out-of-memory'; readonly message: string; readonly remedy: string };

/** The failure in one sentence. */
export function failureText(failure: Failure): string {
  return failure.kind === 'bad-input' ? inputProblemText(failure.problem) : failure.message;
}

/** A worker thread that died or stopped answering. */
export class LostWorker extends Error {
  override readonly name = 'LostWorker';
}

/** Thrown by `checkpoint` and `map` once the run's signal is aborted. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}

/** Turns whatever was thrown into a failure that names the cause and the remedy. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof InputError) return { kind: 'bad-input', problem: thrown.problem };
  if (thrown instanceof LostWorker) {
    return {
      kind: 'lost-worker',
      message: thrown.message,
      remedy: 'Run again: the worker has been replaced.',
    };
  }
  if (isOutOfMemory(thrown)) {
    return {
      kind: 'out-of-memory',
      message: `There was not enough memory (${(thrown as Error).message}).`,
      remedy:
        'What was loaded and finished stays. Close other programs and tabs, or take fewer customers; then try again.',
    };
  }
  const error = thrown instanceof Error ? thrown : new Bug(String(thrown));
  return { kind: 'bug', message: error.message, detail: error.stack ?? error.name };
}
