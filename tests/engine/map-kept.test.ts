import { describe, expect, it } from 'vitest';
import { artifactCache } from '../../src/engine/cache.ts';
import { mapKept } from '../../src/engine/map-kept.ts';

function keeper(key = 'a') {
  const asked: number[] = [];
  const cache = artifactCache(1e6);
  const ask = async (inputs: readonly number[], under = key) => {
    const heard: [number, number][] = [];
    let kept = -1;
    const outputs = await mapKept(
      inputs,
      { cache, stage: 'test', key: under },
      { onResult: (output: number, index) => heard.push([index, output]), onKept: (count) => (kept = count) },
      async (missing, onResult) => {
        asked.push(...missing);
        return missing.map((input, at) => {
          onResult(input * input, at, 5);
          return input * input;
        });
      },
    );
    return { outputs, heard, kept };
  };
  return { ask, asked, cache };
}

describe('kept outputs', () => {
  it('computes only the inputs that are new, and gives all in order', async () => {
    const { ask, asked } = keeper();
    expect((await ask([1, 3])).kept).toBe(0);
    const again = await ask([1, 2, 3, 4]);
    expect(again.outputs).toEqual([1, 4, 9, 16]);
    expect(again.kept).toBe(2);
    expect(asked).toEqual([1, 3, 2, 4]);
    expect(again.heard.toSorted(([a], [b]) => a - b)).toEqual([
      [0, 1],
      [1, 4],
      [2, 9],
      [3, 16],
    ]);
  });

  it('keeps what each took, so that what is not computed again counts as saved', async () => {
    const { ask, cache } = keeper();
    await ask([1, 3]);
    await ask([1, 2, 3]);
    expect(cache.stats()).toMatchObject({
      savedMs: 10,
      stages: [{ stage: 'test', artifacts: 0, parts: 3, partMs: 15 }],
    });
  });

  it('keeps nothing between different keys', async () => {
    const { ask, asked } = keeper();
    await ask([5], 'a');
    await ask([5], 'b');
    expect(asked).toEqual([5, 5]);
  });

  it('keeps what was computed before a failure', async () => {
    const cache = artifactCache(1e6);
    const under = { cache, stage: 'test', key: 'k' };
    const silent = { onResult: () => {}, onKept: undefined };
    const failing = mapKept([1, 2], under, silent, async (missing, onResult) => {
      onResult(missing[0]! * 10, 0, 5);
      throw new Error('lost');
    });
    await expect(failing).rejects.toThrow('lost');
    const asked: number[] = [];
    const outputs = await mapKept([1, 2], under, silent, async (missing, onResult) => {
      asked.push(...missing);
      missing.forEach((input, at) => onResult(input * 10, at, 5));
      return [];
    });
    expect(asked).toEqual([2]);
    expect(outputs).toEqual([10, 20]);
  });
});
