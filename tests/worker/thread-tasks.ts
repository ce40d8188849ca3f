import type { AnyTask, Task } from '../../src/engine/pool.ts';

export interface Column {
  readonly values: Float64Array;
}

/** Sum of the shared column times the input. */
export const scaledSumTask: Task<Column, number, number> = {
  name: 'test/scaled-sum',
  run: ({ values }, factor) => values.reduce((sum, value) => sum + value * factor, 0),
};

export const throwingTask: Task<undefined, number, number> = {
  name: 'test/throwing',
  run(_, input) {
    if (input === 3) throw new RangeError(`no room for ${input}`);
    return input;
  },
};

/** Asks for more memory than any machine has. */
export const boundlessTask: Task<undefined, number, number> = {
  name: 'test/boundless',
  run: (_, input) => new Float64Array(2 ** input).length,
};

export interface Counter {
  readonly counter: Int32Array;
  /** How many times the marked input ends its worker. */
  readonly deaths: number;
}

/** Ends its own worker at input 2, `deaths` times; then gives ten times the input. */
export const dyingTask: Task<Counter, number, number> = {
  name: 'test/dying',
  run({ counter, deaths }, input) {
    if (input === 2 && Atomics.add(counter, 0, 1) < deaths) {
      process.exit(7);
    }
    return input * 10;
  },
};

/** Says that it has begun, and blocks until it is let go. */
export const blockingTask: Task<{ readonly state: Int32Array }, number, number> = {
  name: 'test/blocking',
  run({ state }, input) {
    Atomics.add(state, 0, 1);
    Atomics.notify(state, 0);
    Atomics.wait(state, 1, 0);
    return input;
  },
};

export const TASKS: readonly AnyTask[] = [
  scaledSumTask,
  throwingTask,
  boundlessTask,
  dyingTask,
  blockingTask,
];
