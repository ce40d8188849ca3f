import { once } from '../once.ts';
import { instancesOf } from '../web-assembly.ts';
import { sha256Module } from './sha256-module.ts';

/** A hash that takes bytes in parts and is read once. */
export interface ByteHash {
  update(bytes: Uint8Array): void;
  /** The 32 bytes of the hash. */
  digest(): Uint8Array;
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  stateAt(): number;
  bytesAt(): number;
  /** Takes the first blocks of 64 bytes into the state. */
  compress(blocks: number): void;
}

const BLOCK = 64;
const CAPACITY = 65_536;
/** FIPS 180-4, § 5.3.3. */
const START = [
  0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
];

const newInstance = instancesOf<Exports>(sha256Module);

/** The thread's one instance: nothing stays in it from call to call. */
const desk = once(() => {
  const { memory, stateAt, bytesAt, compress } = newInstance();
  return {
    state: new Int32Array(memory.buffer, stateAt(), START.length),
    bytes: new Uint8Array(memory.buffer, bytesAt(), CAPACITY),
    compress,
  };
});

/** SHA-256 (FIPS 180-4) in WebAssembly, for threads that have 128-bit lanes. O(bytes), some 300 MB/s. */
export function simdSha256(): ByteHash {
  const state = Int32Array.from(START);
  const pending = new Uint8Array(BLOCK);
  let length = 0;

  const take = (bytes: Uint8Array): void => {
    const machine = desk();
    machine.state.set(state);
    for (let from = 0; from < bytes.length; from += CAPACITY) {
      const part = bytes.subarray(from, from + CAPACITY);
      machine.bytes.set(part);
      machine.compress(part.length / BLOCK);
    }
    state.set(machine.state);
  };
  return {
    update(bytes) {
      const held = length % BLOCK;
      length += bytes.length;
      const missing = held === 0 ? 0 : Math.min(BLOCK - held, bytes.length);
      pending.set(bytes.subarray(0, missing), held);
      if (held > 0 && held + missing === BLOCK) take(pending);
      const rest = bytes.subarray(missing);
      const whole = rest.length - (rest.length % BLOCK);
      if (whole > 0) take(rest.subarray(0, whole));
      pending.set(rest.subarray(whole));
    },
    digest() {
      const held = length % BLOCK;
      const end = new Uint8Array(held < BLOCK - 8 ? BLOCK : 2 * BLOCK);
      end.set(pending.subarray(0, held));
      end[held] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(length / 536_870_912));
      view.setUint32(end.length - 4, length * 8);
      take(end);
      const hash = new DataView(new ArrayBuffer(32));
      state.forEach((word, i) => hash.setInt32(4 * i, word));
      return new Uint8Array(hash.buffer);
    },
  };
}
