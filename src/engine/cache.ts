/** A store of finished artifacts under their keys, bounded by bytes; the least recently used go first. */
export interface ArtifactCache {
  get(key: string): CacheEntry | undefined;
  put(key: string, entry: CacheEntry): void;
  clear(): void;
  stats(): CacheStats;
}

export interface CacheEntry {
  readonly stage: string;
  readonly value: unknown;
  readonly bytes: number;
}

export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
  readonly budget: number;
  readonly hits: number;
  readonly misses: number;
}

/** An empty cache that holds at most `budget` bytes. An entry larger than the budget is not kept. O(1) an operation. */
export function artifactCache(budget: number): ArtifactCache {
  const entries = new Map<string, CacheEntry>();
  let bytes = 0;
  let hits = 0;
  let misses = 0;
  const remove = (key: string): void => {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) {
        misses++;
        return undefined;
      }
      hits++;
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    put(key, entry) {
      remove(key);
      if (entry.bytes > budget) return;
      entries.set(key, entry);
      bytes += entry.bytes;
      for (const oldest of entries.keys()) {
        if (bytes <= budget) break;
        remove(oldest);
      }
    },
    clear() {
      entries.clear();
      bytes = 0;
    },
    stats: () => ({ entries: entries.size, bytes, budget, hits, misses }),
  };
}
