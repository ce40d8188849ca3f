/** A store of finished artifacts under their keys, bounded by bytes; the least recently used go first. */
export interface ArtifactCache {
  get(key: string): CacheEntry | undefined;
  /** The same without counting as a use. */
  peek(key: string): CacheEntry | undefined;
  put(key: string, entry: CacheEntry): void;
  /** Forgets everything, or what these stages made. */
  clear(stages?: readonly string[]): void;
  stats(): CacheStats;
}

export interface CacheEntry {
  /** A part is the output of one task of the stage. */
  readonly kind: 'artifact' | 'part';
  readonly stage: string;
  readonly value: unknown;
  readonly bytes: number;
  /** Milliseconds that it took to make: those of the stage, or those of the worker for a part. */
  readonly ms: number;
}

export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
  readonly budget: number;
  readonly hits: number;
  readonly misses: number;
  /** Milliseconds that the hits would have taken, by what their entries took to make. */
  readonly savedMs: number;
  /** What is kept of each stage. */
  readonly stages: readonly CachedStage[];
}

/** What is kept of one stage. */
export interface CachedStage {
  readonly stage: string;
  readonly artifacts: number;
  readonly parts: number;
  readonly bytes: number;
  /** What making the artifacts, and the parts, took. */
  readonly artifactMs: number;
  readonly partMs: number;
}

/** An empty cache that holds at most `budget` bytes. An entry larger than the budget is not kept. O(1) an operation. */
export function artifactCache(budget: number): ArtifactCache {
  const entries = new Map<string, CacheEntry>();
  let bytes = 0;
  let hits = 0;
  let misses = 0;
  let savedMs = 0;
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
      savedMs += entry.ms;
      entries.delete(key);
      entries.set(key, entry);
      return entry;
    },
    peek: (key) => entries.get(key),
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
    clear(stages) {
      for (const [key, { stage }] of entries) if (stages?.includes(stage) ?? true) remove(key);
    },
    stats: () => ({
      entries: entries.size,
      bytes,
      budget,
      hits,
      misses,
      savedMs,
      stages: byStage([...entries.values()]),
    }),
  };
}

function byStage(entries: readonly CacheEntry[]): readonly CachedStage[] {
  const stages = new Map<string, CachedStage>();
  for (const { stage, kind, bytes, ms } of entries) {
    const sum = stages.get(stage) ?? NOTHING;
    const isPart = kind === 'part';
    stages.set(stage, {
      stage,
      artifacts: sum.artifacts + (isPart ? 0 : 1),
      parts: sum.parts + (isPart ? 1 : 0),
      bytes: sum.bytes + bytes,
      artifactMs: sum.artifactMs + (isPart ? 0 : ms),
      partMs: sum.partMs + (isPart ? ms : 0),
    });
  }
  return [...stages.values()];
}

const NOTHING = { artifacts: 0, parts: 0, bytes: 0, artifactMs: 0, partMs: 0 } as const;
