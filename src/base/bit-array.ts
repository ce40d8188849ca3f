/** Bits 0 … length − 1, all 0, eight to a byte. O(length). */
export function bitArray(length: number): Uint8Array {
  return new Uint8Array((length + 7) >> 3);
}

/** Sets one bit of a {@link bitArray}. O(1). */
export function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3]! |= 1 << (index & 7);
}

/** Whether a bit of a {@link bitArray} is set. O(1). */
export function hasBit(bits: Uint8Array, index: number): boolean {
  return (bits[index >> 3]! & (1 << (index & 7))) !== 0;
}
