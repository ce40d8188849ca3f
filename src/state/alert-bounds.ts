export type AlertName = 'hitRate' | 'p95' | 'errorRate' | 'memory';

/** The bounds of the alerts: shares, and milliseconds for p95. */
export type AlertBounds = Readonly<Record<AlertName, number>>;

export const DEFAULT_BOUNDS: AlertBounds = { hitRate: 0.5, p95: 5000, errorRate: 0.05, memory: 0.8 };

/** Bounds from a kept text, which may be anything. */
export function readBounds(text: string | undefined): AlertBounds {
  try {
    const value = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>> | null;
    const bound = (name: AlertName): number => {
      const read = value?.[name];
      return typeof read === 'number' && isBound(name, read) ? read : DEFAULT_BOUNDS[name];
    };
    return {
      hitRate: bound('hitRate'),
      p95: bound('p95'),
      errorRate: bound('errorRate'),
      memory: bound('memory'),
    };
  } catch {
    return DEFAULT_BOUNDS;
  }
}

/** Whether a number can be a bound of the alert: shares in [0, 1], times up to an hour. */
export function isBound(name: AlertName, value: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= (name === 'p95' ? 3_600_000 : 1);
}
