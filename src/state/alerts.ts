import type { CacheStats } from '../engine/cache.ts';
import type { AlertBounds, AlertName } from './alert-bounds.ts';
import type { RunTimes } from './run-times.ts';
import { quantileOf } from './time-statistics.ts';

/** What an alert watches, now. */
export interface AlertState {
  readonly name: AlertName;
  readonly bound: number;
  /** Undefined below `least` samples. */
  readonly value: number | undefined;
  readonly samples: number;
  readonly least: number;
  readonly raised: boolean | undefined;
}

/** Fewer samples than this and the value is not known; a first run asks the cache up to some 30 times, and finds nothing. */
const LEAST: AlertBounds = { hitRate: 60, p95: 20, errorRate: 10, memory: 1 };

/** Every alert with its value over the kept runs and the cache of this visit. */
export function alertStates(
  runs: readonly RunTimes[],
  cache: CacheStats | undefined,
  bounds: AlertBounds,
): readonly AlertState[] {
  const done = runs.filter(({ outcome }) => outcome === 'done');
  const failed = runs.filter(({ outcome }) => outcome === 'failed').length;
  const lookups = (cache?.hits ?? 0) + (cache?.misses ?? 0);
  const ended = done.length + failed;
  return [
    alert('hitRate', bounds, lookups, (cache?.hits ?? 0) / lookups),
    alert(
      'p95',
      bounds,
      done.length,
      quantileOf(
        done.map(({ ms }) => ms),
        0.95,
      ) ?? NaN,
    ),
    alert('errorRate', bounds, ended, failed / ended),
    alert('memory', bounds, cache?.entries ?? 0, (cache?.bytes ?? 0) / (cache?.budget ?? NaN)),
  ];
}

function alert(name: AlertName, bounds: AlertBounds, samples: number, value: number): AlertState {
  const bound = bounds[name];
  const base = { name, bound, samples, least: LEAST[name] };
  if (samples < LEAST[name] || !Number.isFinite(value))
    return { ...base, value: undefined, raised: undefined };
  return { ...base, value, raised: name === 'hitRate' ? value < bound : value > bound };
}
