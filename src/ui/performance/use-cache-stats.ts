import { useEffect, useState } from 'react';
import type { CacheStats } from '../../engine/cache.ts';
import { useServices } from '../app-context.ts';

/** What the worker keeps, and the way to clear it. */
export interface KeptCache {
  /** Undefined until the worker has answered. */
  readonly stats: CacheStats | undefined;
  /** Forgets everything, or what these stages made. */
  clear(stages?: readonly string[]): void;
}

/** Asked anew after each run, which `runs` tells by changing, and after each clearing. */
export function useCacheStats(runs: number): KeptCache {
  const { cacheStats, clearCache } = useServices();
  const [stats, setStats] = useState<CacheStats>();
  const [cleared, setCleared] = useState(0);
  useEffect(() => {
    let wanted = true;
    void cacheStats().then((answer) => {
      if (wanted && answer.kind === 'ok') setStats(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [cacheStats, runs, cleared]);
  return {
    stats,
    clear: (stages) => void clearCache(stages).then(() => setCleared((count) => count + 1)),
  };
}
