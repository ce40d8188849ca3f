import { byteSize } from '../base/byte-size.ts';
import type { ArtifactCache } from './cache.ts';
import type { StageContext } from './stage.ts';

/** What one run of a stage takes over from the last one, and leaves to the next. */
export interface Legacy extends Pick<StageContext, 'former' | 'leave' | 'count'> {
  /** Keeps what was left, when the stage is done. */
  keep(): void;
  /** The figures of this run. */
  counts(): Readonly<Record<string, number>>;
}

interface Kept {
  readonly inputKeys: Readonly<Record<string, string>>;
  readonly left: unknown;
}

/**
 * The {@link Legacy} of a stage. Inputs of the last run are not held: they are looked up among the artifacts in the cache, and
 * where one of them is gone, there is no former run. O(inputs).
 */
export function createLegacy(
  stage: string,
  inputKeys: Readonly<Record<string, string>>,
  cache: ArtifactCache,
): Legacy {
  const key = `left by ${stage}`;
  const counts: Record<string, number> = {};
  let next: Kept | undefined;
  return {
    former<Left, Inputs>() {
      const kept = cache.peek(key)?.value as Kept | undefined;
      if (kept === undefined) return undefined;
      const inputs = Object.entries(kept.inputKeys).map(
        ([name, inputKey]) => [name, cache.peek(inputKey)?.value] as const,
      );
      if (inputs.some(([, value]) => value === undefined)) return undefined;
      return { inputs: Object.fromEntries(inputs) as Inputs, left: kept.left as Left };
    },
    leave(left) {
      next = { inputKeys, left };
    },
    count(metric, value) {
      counts[metric] = value;
    },
    keep() {
      if (next === undefined) return;
      cache.put(key, { kind: 'part', stage, value: next, bytes: byteSize(next), ms: 0 });
    },
    counts: () => counts,
  };
}
