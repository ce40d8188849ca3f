import type { PoolUse } from './events.ts';
import type { TaskTime } from './pool.ts';

/** Keeps account of what one stage has the pool do. */
export interface PoolMeter {
  /** Tasks begin; gives the function that says that they are over. */
  begin(): () => void;
  count(time: TaskTime): void;
  /** Undefined when the pool did nothing. */
  use(): PoolUse | undefined;
}

/** A meter at zero; stretches of tasks that overlap count once. `size` is the number of workers. */
export function poolMeter(size: number, now: () => number): PoolMeter {
  const busyMs = new Array<number>(Math.max(1, size)).fill(0);
  let tasks = 0;
  let open = 0;
  let since = 0;
  let ms = 0;
  return {
    begin() {
      if (open++ === 0) since = now();
      return () => {
        if (--open === 0) ms += now() - since;
      };
    },
    count({ worker, ms: spent }) {
      tasks++;
      busyMs[worker] = (busyMs[worker] ?? 0) + spent;
    },
    use: () => (tasks === 0 ? undefined : { tasks, ms, busyMs: [...busyMs] }),
  };
}
