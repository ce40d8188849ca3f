import { bytesFromBase64 } from './base64.ts';
import { once } from './once.ts';

/** The part of the WebAssembly standard that is relied on; the pure folders know no platform's types. */
declare const WebAssembly: {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** The memory of an instance; `buffer` is another one after each growth. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** A function that returns a module that does nothing but use a 128-bit lane. */
const TINY_SIMD_MODULE = 'AGFzbQEAAAABBQFgAAF7AwIBAAoIAQYAQQD9EQs=';

/** Whether this thread has 128-bit lanes: browsers since 2021 to 2023 and Node can. */
export const hasSimd: () => boolean = once(() => {
  try {
    return WebAssembly.validate(bytesFromBase64(TINY_SIMD_MODULE));
  } catch {
    return false;
  }
});

/**
 * A maker of instances of a module given in base64, each with its own memory. The module is compiled once
 * per thread, when the first instance is made, without waiting: for workers and Node; a page's main thread
 * takes modules of up to 4 KB.
 */
export function instancesOf<Exports>(base64: string): () => Exports {
  const compiled = once(() => new WebAssembly.Module(bytesFromBase64(base64)));
  return () => new WebAssembly.Instance(compiled(), {}).exports as Exports;
}
