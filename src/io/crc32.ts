/** CRC-32 of ISO 3309 as gzip uses it, continued from `before` (0 at the start), as an unsigned integer. O(bytes). */
export function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let i = 0; i < bytes.length; i++) crc = TABLE[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

const TABLE: Int32Array = table();

function table(): Int32Array {
  const values = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    values[n] = value;
  }
  return values;
}
