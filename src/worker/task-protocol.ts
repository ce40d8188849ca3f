import type { Failure } from '../engine/failure.ts';
import type { TaskProgress } from '../engine/pool.ts';

/** What the pool posts to a task worker; messages are handled in order. */
export type ToTaskWorker =
  /** A typed array that shared values refer to; sent once to each worker. */
  | { readonly kind: 'array'; readonly id: number; readonly array: ArrayBufferView }
  /** A shared value in which each typed array is an {@link ArrayReference}. */
  | { readonly kind: 'shared'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'forget'; readonly arrays: readonly number[]; readonly shared: readonly number[] }
  | {
      readonly kind: 'task';
      readonly id: number;
      readonly task: string;
      readonly shared: number;
      readonly input: unknown;
    };

export type FromTaskWorker =
  | { readonly kind: 'ready' }
  /** `ms` is what the task took by the worker's clock. */
  | { readonly kind: 'output'; readonly id: number; readonly output: unknown; readonly ms: number }
  /** Of a task that waits in between. */
  | { readonly kind: 'progress'; readonly id: number; readonly progress: TaskProgress }
  | { readonly kind: 'thrown'; readonly id: number; readonly failure: Failure };

/** Stands for a typed array that was sent before. */
export interface ArrayReference {
  readonly strataArray: number;
}

export function isArrayReference(value: unknown): value is ArrayReference {
  return typeof value === 'object' && value !== null && 'strataArray' in value;
}

/** A copy of a plain value with some of its parts exchanged. `exchange` gives undefined for what it leaves alone. */
export function mapParts(value: unknown, exchange: (part: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const other = exchange(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((each) => mapParts(each, exchange));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapParts(each, exchange)]));
}
