import { bytesOf, inSharedMemory, sameKind } from '../base/shared-memory.ts';
import { mapParts, type ArrayReference, type ToTaskWorker } from './task-protocol.ts';

/** What shared data a worker has been sent. */
export interface KnownData {
  readonly arrays: Set<number>;
  readonly shared: Set<number>;
}

/** Shared data as they travel: a skeleton, and the typed arrays in it by id. */
export interface PackedData {
  readonly id: number;
  readonly value: unknown;
  readonly arrays: ReadonlyMap<number, ArrayBufferView>;
}

export interface SharedData {
  /** Packs a shared value; the same typed array always gets the same id. */
  pack(value: unknown): PackedData;
  /** What has to be posted so that a worker knows the value; remembers that it does. */
  send(packed: PackedData, known: KnownData): readonly ToTaskWorker[];
  /** What has to be posted so that a worker lets go of everything but the given values. */
  forget(kept: readonly PackedData[], known: KnownData): readonly ToTaskWorker[];
}

export function knowsNothing(): KnownData {
  return { arrays: new Set(), shared: new Set() };
}

/**
 * Keeps account of shared data: each typed array goes to each worker once, however many values hold it. With shared
 * memory it is copied once for all workers, otherwise once for each.
 */
export function createSharedData(sharedMemory: boolean): SharedData {
  const sent = new WeakMap<object, { readonly id: number; readonly array: ArrayBufferView }>();
  let lastId = 0;
  const numbered = (array: ArrayBufferView): { readonly id: number; readonly array: ArrayBufferView } => {
    const known = sent.get(array);
    if (known !== undefined) return known;
    const entry = { id: ++lastId, array: sharedMemory ? inSharedMemory(array) : array };
    sent.set(array, entry);
    return entry;
  };
  return {
    pack(value) {
      const arrays = new Map<number, ArrayBufferView>();
      const skeleton = mapParts(value, (part): ArrayReference | undefined => {
        if (!ArrayBuffer.isView(part)) return undefined;
        const { id, array } = numbered(part);
        arrays.set(id, array);
        return { strataArray: id };
      });
      return { id: ++lastId, value: skeleton, arrays };
    },
    send(packed, known) {
      const messages: ToTaskWorker[] = [];
      for (const [id, array] of packed.arrays) {
        if (!known.arrays.has(id)) messages.push({ kind: 'array', id, array: alone(array) });
        known.arrays.add(id);
      }
      if (!known.shared.has(packed.id)) messages.push({ kind: 'shared', id: packed.id, value: packed.value });
      known.shared.add(packed.id);
      return messages;
    },
    forget(kept, known) {
      const arrays = [...known.arrays].filter((id) => !kept.some((packed) => packed.arrays.has(id)));
      const shared = [...known.shared].filter((id) => !kept.some((packed) => packed.id === id));
      for (const id of arrays) known.arrays.delete(id);
      for (const id of shared) known.shared.delete(id);
      return arrays.length + shared.length === 0 ? [] : [{ kind: 'forget', arrays, shared }];
    },
  };
}

/** The array without the rest of the buffer it is a part of, which would be copied along. */
function alone(array: ArrayBufferView): ArrayBufferView {
  if (array.buffer instanceof SharedArrayBuffer || array.byteLength === array.buffer.byteLength) return array;
  return sameKind(array, bytesOf(array).slice().buffer);
}
