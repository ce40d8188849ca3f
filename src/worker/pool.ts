import { inSharedMemory } from '../base/shared-memory.ts';
import { Cancelled, LostWorker } from '../engine/failure.ts';
import type { LongTask, PoolRunOptions, Task, TaskPool, TaskProgress, TaskTime } from '../engine/pool.ts';
import { thrownFrom } from '../engine/thrown.ts';
import { createSharedData, knowsNothing, type KnownData, type PackedData } from './shared-data.ts';
import type { FromTaskWorker } from './task-protocol.ts';

/** The part of a worker that the pool relies on. The platform's `Worker` is one. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  /** Whatever ends the worker: an error that nothing caught, or its exit. */
  onerror: ((event: { readonly message?: string }) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
  terminate(): void;
}

export interface WorkerPoolOptions {
  readonly size: number;
  spawn(): WorkerLike;
  readonly sharedMemory: boolean;
  /** Calls back after some milliseconds. */
  after(ms: number, callback: () => void): void;
}

export interface WorkerPool extends TaskPool {
  /** Ends all workers; unfinished tasks reject with `LostWorker`. */
  terminate(): void;
}

interface Batch {
  readonly name: string;
  readonly packed: PackedData;
  readonly inputs: readonly unknown[];
  /** Positions in `inputs` that wait for a worker, the next one last. */
  readonly waiting: number[];
  readonly lost: Set<number>;
  readonly onOutput: (time: TaskTime, output: unknown) => void;
  readonly onProgress: ((progress: TaskProgress, index: number) => void) | undefined;
  readonly onFailure: (error: Error) => void;
  over: boolean;
}

interface Job {
  readonly id: number;
  readonly batch: Batch;
  readonly index: number;
}

interface Seat {
  worker: WorkerLike | undefined;
  known: KnownData;
  jobs: readonly Job[];
  /** Workers in a row that died before they were ready. */
  stillborn: number;
}

const MS_OF_GRACE = 100;
const MOST_STILLBORN = 3;

/**
 * A pool of `size` workers, started at once. A worker gets its next task while it is busy with one, so that it never waits;
 * shared data go to each worker once. A dead worker is replaced and its tasks are tried once more; after a cancel, workers
 * that are still busy 100 ms later are replaced.
 */
export function createWorkerPool({ size, spawn, sharedMemory, after }: WorkerPoolOptions): WorkerPool {
  const data = createSharedData(sharedMemory);
  const batches = new Set<Batch>();
  const seats: Seat[] = [];
  let lastJob = 0;
  let closed = false;

  const fill = (seat: Seat): void => {
    const worker = spawn();
    seat.worker = worker;
    seat.known = knowsNothing();
    worker.onmessage = (event) => hear(seat, event.data as FromTaskWorker);
    worker.onerror = (event) => lose(seat, worker, event.message ?? 'an error without a message');
    worker.onmessageerror = () => lose(seat, worker, 'a message that could not be read');
  };
  const empty = (seat: Seat): void => {
    const { worker } = seat;
    seat.worker = undefined;
    if (worker === undefined) return;
    worker.onmessage = null;
    worker.onerror = null;
    worker.onmessageerror = null;
    worker.terminate();
  };
  const end = (batch: Batch, error: Error): void => {
    if (batch.over) return;
    batch.over = true;
    batches.delete(batch);
    batch.onFailure(error);
    after(MS_OF_GRACE, () => abandon(batch));
  };
  const abandon = (batch: Batch): void => {
    if (closed) return;
    for (const seat of seats.filter((each) => each.jobs.some((job) => job.batch === batch))) {
      empty(seat);
      requeue(seat);
      fill(seat);
    }
    dispatch();
  };
  const requeue = (seat: Seat): void => {
    for (const job of seat.jobs.toReversed()) if (!job.batch.over) job.batch.waiting.push(job.index);
    seat.jobs = [];
  };
  const lose = (seat: Seat, worker: WorkerLike, cause: string): void => {
    if (closed || seat.worker !== worker) return;
    empty(seat);
    seat.stillborn++;
    for (const { batch, index } of seat.jobs) {
      if (batch.lost.has(index))
        end(batch, new LostWorker(`A worker stopped twice at the same task (${cause}).`));
      batch.lost.add(index);
    }
    requeue(seat);
    if (seat.stillborn < MOST_STILLBORN) fill(seat);
    if (seats.every((each) => each.worker === undefined)) {
      for (const batch of batches) end(batch, new LostWorker(`No worker starts (${cause}).`));
    }
    dispatch();
  };
  const hear = (seat: Seat, message: FromTaskWorker): void => {
    seat.stillborn = 0;
    if (message.kind === 'ready') return;
    const job = seat.jobs.find(({ id }) => id === message.id);
    if (message.kind === 'progress') {
      if (job?.batch.over === false) job.batch.onProgress?.(message.progress, job.index);
      return;
    }
    seat.jobs = seat.jobs.filter((each) => each !== job);
    if (job !== undefined && !job.batch.over) {
      if (message.kind === 'thrown') end(job.batch, thrownFrom(message.failure));
      else {
        const time = { index: job.index, worker: seats.indexOf(seat), ms: message.ms };
        job.batch.onOutput(time, message.output);
      }
    }
    dispatch();
  };
  const give = (seat: Seat, worker: WorkerLike, batch: Batch): void => {
    const index = batch.waiting.pop();
    if (index === undefined) return;
    const job = { id: ++lastJob, batch, index };
    seat.jobs = [...seat.jobs, job];
    try {
      const stale = data.forget(
        [...batches].map(({ packed }) => packed),
        seat.known,
      );
      for (const message of [...stale, ...data.send(batch.packed, seat.known)]) worker.postMessage(message);
      worker.postMessage({
        kind: 'task',
        id: job.id,
        task: batch.name,
        shared: batch.packed.id,
        input: batch.inputs[index],
      });
    } catch (thrown) {
      seat.jobs = seat.jobs.filter((each) => each !== job);
      end(batch, thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  const dispatch = (): void => {
    for (;;) {
      const batch = [...batches].find(({ waiting }) => waiting.length > 0);
      if (batch === undefined) return;
      const ahead = batch.waiting.length > size ? 2 : 1;
      const open = seats.filter((seat) => seat.worker !== undefined && seat.jobs.length < ahead);
      const seat = open.toSorted((a, b) => a.jobs.length - b.jobs.length)[0];
      if (seat?.worker === undefined) return;
      give(seat, seat.worker, batch);
    }
  };
  const reviveSeats = (): void => {
    for (const seat of seats.filter(({ worker }) => worker === undefined)) {
      seat.stillborn = 0;
      fill(seat);
    }
  };

  for (let i = 0; i < size; i++) {
    const seat: Seat = { worker: undefined, known: knowsNothing(), jobs: [], stillborn: 0 };
    seats.push(seat);
    fill(seat);
  }
  return {
    size,
    ...(sharedMemory && { hold: inSharedMemory<Float64Array> }),
    run<Shared, Input, Output>(
      task: Task<Shared, Input, Output> | LongTask<Shared, Input, Output>,
      shared: Shared,
      inputs: readonly Input[],
      { signal, onResult, onTime, onProgress }: PoolRunOptions<Output>,
    ): Promise<Output[]> {
      return new Promise((resolve, reject) => {
        if (closed) throw new LostWorker('The workers have been ended.');
        if (signal.aborted) throw new Cancelled();
        if (inputs.length === 0) {
          resolve([]);
          return;
        }
        const outputs = new Array<Output>(inputs.length);
        let left = inputs.length;
        const cancel = (): void => end(batch, new Cancelled());
        const batch: Batch = {
          name: task.name,
          packed: data.pack(shared),
          inputs,
          waiting: Array.from(inputs, (_, index) => inputs.length - 1 - index),
          lost: new Set(),
          over: false,
          onProgress,
          onOutput(time, output) {
            const { index } = time;
            outputs[index] = output as Output;
            left--;
            try {
              onTime?.(time);
              onResult(output as Output, index);
            } catch (thrown) {
              end(batch, thrown instanceof Error ? thrown : new Error(String(thrown)));
              return;
            }
            if (left > 0) return;
            batch.over = true;
            batches.delete(batch);
            signal.removeEventListener('abort', cancel);
            resolve(outputs);
          },
          onFailure(error) {
            signal.removeEventListener('abort', cancel);
            reject(error);
          },
        };
        batches.add(batch);
        signal.addEventListener('abort', cancel);
        reviveSeats();
        dispatch();
      });
    },
    terminate() {
      for (const batch of batches) end(batch, new LostWorker('The workers have been ended.'));
      closed = true;
      for (const seat of seats) empty(seat);
    },
  };
}
