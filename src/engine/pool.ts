import type { CancelSignal } from './cancel.ts';

/**
 * A function that can run on another thread: it is found there by name, gets `shared` (sent once to each worker, not to
 * be changed) and one input, and returns plain data. It must not keep state.
 */
export interface Task<Shared, Input, Output> {
  readonly name: string;
  run(shared: Shared, input: Input): Output;
}

export type AnyTask = Task<never, never, unknown>;

/** How tasks are run: in place or on workers. Results never depend on which. */
export interface TaskPool {
  /** Workers that run tasks at the same time; 0 means in place. */
  readonly size: number;
  /**
   * Runs the task on every input and gives the outputs in the order of the inputs. Rejects with `Cancelled` soon after the
   * signal aborts (work under way is abandoned), with `LostWorker` when a thread dies, or with what a task threw.
   */
  run<Shared, Input, Output>(
    task: Task<Shared, Input, Output>,
    shared: Shared,
    inputs: readonly Input[],
    options: PoolRunOptions<Output>,
  ): Promise<Output[]>;
}

export interface PoolRunOptions<Output> {
  readonly signal: CancelSignal;
  readonly onResult: (output: Output, index: number) => void;
  /** Hears what each task took, just before its result. */
  readonly onTime?: (time: TaskTime) => void;
}

/** What one task took. */
export interface TaskTime {
  readonly index: number;
  /** Which of the workers ran it, from 0. */
  readonly worker: number;
  /** Milliseconds by the clock of the worker. */
  readonly ms: number;
}

/** Runs tasks one after the other where it is called, giving way between them; times them when it is given a clock. */
export function inPlacePool(giveWay: () => Promise<void>, now?: () => number): TaskPool {
  return {
    size: 0,
    async run(task, shared, inputs, { onResult, onTime }) {
      const outputs = [];
      for (const [index, input] of inputs.entries()) {
        await giveWay();
        const begun = now?.() ?? 0;
        const output = task.run(shared, input);
        if (now !== undefined) onTime?.({ index, worker: 0, ms: now() - begun });
        onResult(output, index);
        outputs.push(output);
      }
      return outputs;
    },
  };
}
