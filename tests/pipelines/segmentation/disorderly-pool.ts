import type { TaskPool } from '../../../src/engine/pool.ts';

/** Runs tasks on cloned inputs as threads would, a few at a time and the last first. */
export function disorderlyPool(size: number): TaskPool {
  return {
    size,
    async run(task, shared, inputs, { onResult }) {
      const copy = structuredClone(shared);
      const outputs = inputs.map((): unknown => undefined);
      const order = inputs.map((_, index) => index).toSorted((x, y) => (x % size) - (y % size) || y - x);
      for (const index of order) {
        await Promise.resolve();
        const input = structuredClone(inputs[index]!);
        const output = structuredClone(
          'start' in task ? await task.start(copy, input, () => undefined) : task.run(copy, input),
        );
        outputs[index] = output;
        onResult(output, index);
      }
      return outputs as never;
    },
  };
}
