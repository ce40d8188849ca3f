/** A copy in memory that all threads see; the array itself where it lies there already. O(bytes). */
export function inSharedMemory<Kind extends ArrayBufferView>(array: Kind): Kind {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const buffer = new SharedArrayBuffer(array.byteLength);
  new Uint8Array(buffer).set(bytesOf(array));
  return sameKind(array, buffer);
}

/** The bytes of an array, and not of the rest of the buffer it may be a part of. O(1). */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** An array of the same kind over a whole buffer. O(1). */
export function sameKind<Kind extends ArrayBufferView>(array: Kind, buffer: ArrayBufferLike): Kind {
  const Kind = array.constructor as new (buffer: ArrayBufferLike) => Kind;
  return new Kind(buffer);
}
