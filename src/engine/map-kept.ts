import { byteSize } from '../base/byte-size.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { ArtifactCache } from './cache.ts';

/** Where the outputs of one stage's tasks are kept: everything they depend on beside their input is in `key`. */
export interface KeptUnder {
  readonly cache: ArtifactCache;
  readonly stage: string;
  readonly key: string;
}

/** What hears of outputs: each with its index among the inputs, and once how many were kept from before. */
export interface KeptListener<Output> {
  readonly onResult: (output: Output, index: number) => void;
  readonly onKept: ((count: number) => void) | undefined;
}

/**
 * The outputs of `run` for every input, in their order: those in the cache from there, the others by one call of
 * `run` with the inputs that are missing, each kept with the milliseconds it took as soon as it is there, so that a
 * cancelled run loses none. O(inputs).
 */
export async function mapKept<Input, Output>(
  inputs: readonly Input[],
  { cache, stage, key }: KeptUnder,
  { onResult, onKept }: KeptListener<Output>,
  run: (
    missing: readonly Input[],
    onResult: (output: Output, index: number, ms: number) => void,
  ) => Promise<readonly Output[]>,
): Promise<Output[]> {
  const keys = inputs.map((input) => `${key} ${canonicalJson(input)}`);
  const outputs = new Map<number, Output>();
  for (const [index, each] of keys.entries()) {
    const entry = cache.get(each);
    if (entry !== undefined) outputs.set(index, entry.value as Output);
  }
  onKept?.(outputs.size);
  for (const [index, output] of outputs) onResult(output, index);
  const missing = inputs.map((_, index) => index).filter((index) => !outputs.has(index));
  if (missing.length > 0) {
    const asked = missing.map((index) => inputs[index]!);
    await run(asked, (output, at, ms) => {
      const index = missing[at]!;
      outputs.set(index, output);
      cache.put(keys[index]!, { kind: 'part', stage, value: output, bytes: byteSize(output), ms });
      onResult(output, index);
    });
  }
  return inputs.map((_, index) => outputs.get(index)!);
}
