import type { CancelSignal } from './cancel.ts';
import { MS_BETWEEN_BREAKS } from './checkpoint.ts';
import { Cancelled } from './failure.ts';

/**
 * A function that can run on another thread: it is found there by name, gets `shared` (sent once to each worker, not to
 * be changed) and one input, and returns plain data. It must not keep state.
 */
export interface Task<Shared, Input, Output> {
  readonly name: string;
  run(shared: Shared, input: Input): Output;
}

/** A task that waits in between, for stretches of a file say. */
export interface LongTask<Shared, Input, Output> {
  readonly name: string;
  start(shared: Shared, input: Input, rest: TaskRest): Promise<Output>;
}

/** Called every few milliseconds by a {@link LongTask}, and awaited where it gives back a promise; what it throws ends the task. */
export type TaskRest = (progress: TaskProgress) => Promise<void> | undefined;

/** How far a {@link LongTask} is, in its own measure of work, and how many items it has met. */
export interface TaskProgress {
  readonly done: number;
  readonly items: number;
}

export type AnyTask = Task<never, never, unknown> | LongTask<never, never, unknown>;

/** How tasks are run: in place or on workers. Results never depend on which. */
export interface TaskPool {
  /** Workers that run tasks at the same time; 0 means in place. */
  readonly size: number;
  /** Moves numbers to memory that the workers see too; absent where there is none. */
  hold?(numbers: Float64Array): Float64Array;
  /**
   * Runs the task on every input and gives the outputs in the order of the inputs. Rejects with `Cancelled` soon after the
   * signal aborts (work under way is abandoned), with `LostWorker` when a thread dies, or with what a task threw.
   */
  run<Shared, Input, Output>(
    task: Task<Shared, Input, Output> | LongTask<Shared, Input, Output>,
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
  /** Hears how far each {@link LongTask} is. */
  readonly onProgress?: (progress: TaskProgress, index: number) => void;
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
    async run(task, shared, inputs, { signal, onResult, onTime, onProgress }) {
      const outputs = [];
      for (const [index, input] of inputs.entries()) {
        await giveWay();
        if (signal.aborted) throw new Cancelled();
        const begun = now?.() ?? 0;
        let rested = begun;
        const rest = (progress: TaskProgress): Promise<void> | undefined => {
          if (signal.aborted) throw new Cancelled();
          const time = now?.() ?? Infinity;
          if (time - rested < MS_BETWEEN_BREAKS) return undefined;
          rested = time;
          onProgress?.(progress, index);
          return giveWay();
        };
        const output = 'start' in task ? await task.start(shared, input, rest) : task.run(shared, input);
        if (now !== undefined) onTime?.({ index, worker: 0, ms: now() - begun });
        onResult(output, index);
        outputs.push(output);
      }
      return outputs;
    },
  };
}
