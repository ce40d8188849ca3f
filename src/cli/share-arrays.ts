/**
 * A copy of plain data in which every typed array lies in shared memory, so that all threads read one copy of it.
 * Arrays that occur twice are copied once. O(bytes).
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
  if (
    value instanceof Float64Array ||
    value instanceof Uint8Array ||
    value instanceof Int32Array ||
    value instanceof Float32Array
  ) {
    const memory = new SharedArrayBuffer(value.byteLength);
    new Uint8Array(memory).set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof Float64Array) return new Float64Array(memory);
    if (value instanceof Int32Array) return new Int32Array(memory);
    return value instanceof Float32Array ? new Float32Array(memory) : new Uint8Array(memory);
  }
  if (Array.isArray(value)) return value.map((each: unknown) => shareWithin(each, seen));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shareWithin(member, seen)]));
}
