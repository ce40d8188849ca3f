import { inSharedMemory } from '../base/shared-memory.ts';

/**
 * A copy of plain data in which every typed array lies in shared memory, so that all threads read one copy of it.
 * Arrays that occur twice are copied once, those that lie there already not at all. O(bytes).
 */
export function shareArrays(value: unknown): unknown {
  return shareWithin(value, new Map());
}

function shareWithin(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const copy = copyOf(value, seen);
  seen.set(value, copy);
  return copy;
}

function copyOf(value: object, seen: Map<object, unknown>): unknown {
  if (ArrayBuffer.isView(value)) return inSharedMemory(value);
  if (Array.isArray(value)) return value.map((each: unknown) => shareWithin(each, seen));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shareWithin(member, seen)]));
}
