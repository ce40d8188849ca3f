import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactCache, type CacheEntry } from '../../src/engine/cache.ts';

const entry = (bytes: number, value: unknown = bytes): CacheEntry => ({
  kind: 'artifact',
  stage: 's',
  value,
  bytes,
  ms: 0,
});

type Step = { readonly put: string; readonly bytes: number } | { readonly get: string };

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const steps = fc.array(
  fc.oneof(fc.record({ put: key, bytes: fc.integer({ min: 0, max: 60 }) }), fc.record({ get: key })),
  { maxLength: 60 },
);

/** The same in the plainest way: a list from the least to the most recently used. */
function plainly(list: readonly Step[], budget: number): string[] {
  let kept: { key: string; bytes: number }[] = [];
  for (const step of list) {
    if ('get' in step) {
      const found = kept.find((each) => each.key === step.get);
      if (found !== undefined) kept = [...kept.filter((each) => each !== found), found];
      continue;
    }
    kept = kept.filter((each) => each.key !== step.put);
    if (step.bytes > budget) continue;
    kept.push({ key: step.put, bytes: step.bytes });
    while (kept.reduce((sum, each) => sum + each.bytes, 0) > budget) kept.shift();
  }
  return kept.map((each) => each.key).toSorted();
}

describe('the cache of artifacts', () => {
  it('gives what was put, and counts hits and misses', () => {
    const cache = artifactCache(100);
    cache.put('a', entry(10, 'value'));
    expect(cache.get('a')?.value).toBe('value');
    expect(cache.get('b')).toBeUndefined();
    expect(cache.stats()).toMatchObject({
      entries: 1,
      bytes: 10,
      budget: 100,
      hits: 1,
      misses: 1,
    });
  });

  it('lets the least recently used go first', () => {
    const cache = artifactCache(30);
    for (const name of ['a', 'b', 'c']) cache.put(name, entry(10));
    cache.get('a');
    cache.put('d', entry(10));
    expect(['a', 'b', 'c', 'd'].filter((name) => cache.get(name) !== undefined)).toEqual(['a', 'c', 'd']);
  });

  it('does not keep what is larger than the budget, and empties nothing for it', () => {
    const cache = artifactCache(30);
    cache.put('a', entry(10));
    cache.put('b', entry(31));
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toBeDefined();
  });

  it('says what is kept of each stage, what it took, and what its hits saved', () => {
    const cache = artifactCache(100);
    cache.put('a', { ...entry(10), stage: 'sweep', ms: 700 });
    cache.put('b', { ...entry(1), stage: 'sampling', kind: 'part', ms: 20 });
    cache.put('c', { ...entry(2), stage: 'sampling', kind: 'part', ms: 30 });
    cache.put('d', { ...entry(5), stage: 'sampling', ms: 60 });
    for (const name of ['a', 'a', 'c', 'gone']) cache.get(name);
    expect(cache.stats()).toMatchObject({
      hits: 3,
      misses: 1,
      savedMs: 1430,
    });
    expect(cache.stats().stages.toSorted((one, other) => other.bytes - one.bytes)).toEqual([
      { stage: 'sweep', artifacts: 1, parts: 0, bytes: 10, artifactMs: 700, partMs: 0 },
      { stage: 'sampling', artifacts: 1, parts: 2, bytes: 8, artifactMs: 60, partMs: 50 },
    ]);
  });

  it('forgets what some stages made and keeps the rest', () => {
    const cache = artifactCache(100);
    cache.put('a', { ...entry(10), stage: 'sweep' });
    cache.put('b', { ...entry(20), stage: 'sampling' });
    cache.clear(['sampling', 'unknown']);
    expect(cache.get('a')).toBeDefined();
    expect(cache.get('b')).toBeUndefined();
    expect(cache.stats()).toMatchObject({ entries: 1, bytes: 10 });
  });

  it('is empty after clear', () => {
    const cache = artifactCache(30);
    cache.put('a', entry(10));
    cache.clear();
    expect(cache.stats()).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('never exceeds its budget and keeps what a plain list would', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 120 }), (list, budget) => {
        const cache = artifactCache(budget);
        for (const step of list) {
          if ('get' in step) cache.get(step.get);
          else cache.put(step.put, entry(step.bytes));
          expect(cache.stats().bytes).toBeLessThanOrEqual(budget);
        }
        const kept = ['a', 'b', 'c', 'd', 'e'].filter((name) => cache.get(name) !== undefined);
        expect(kept).toEqual(plainly(list, budget));
      }),
    );
  });
});
