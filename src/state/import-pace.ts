import type { ImportProgress } from '../worker/protocol.ts';

/** How fast an import goes. */
export interface ImportPace {
  /** By the page's clock, in ms. */
  readonly startedAt: number;
  /** When its speed was last measured, and how far it was then. */
  readonly measured: { readonly at: number; readonly bytes: number; readonly rows: number };
  /** Smoothed over the last seconds; undefined in the first one, while there is too little to go by. */
  readonly speed: { readonly rowsPerSecond: number; readonly bytesPerSecond: number } | undefined;
}

/** Nothing is said of the speed before. */
const MS_OF_WORKING_OUT = 1000;

/** What is measured over less than this says little. */
const MS_BETWEEN_MEASURES = 250;

/** After as long as this an earlier speed counts for a third. */
const MS_OF_MEMORY = 3000;

export function startPace(now: number): ImportPace {
  return { startedAt: now, measured: { at: now, bytes: 0, rows: 0 }, speed: undefined };
}

/** The pace when as much as `progress` is done at `now`. */
export function paceAt(pace: ImportPace, { bytes, rows }: ImportProgress, now: number): ImportPace {
  const { startedAt, measured, speed } = pace;
  const ms = now - measured.at;
  if (now - startedAt < MS_OF_WORKING_OUT || ms < MS_BETWEEN_MEASURES) return pace;
  const since = { rows: (rows - measured.rows) / ms, bytes: (bytes - measured.bytes) / ms };
  const kept = speed === undefined ? 0 : Math.exp(-ms / MS_OF_MEMORY);
  return {
    startedAt,
    measured: { at: now, bytes, rows },
    speed: {
      rowsPerSecond: kept * (speed?.rowsPerSecond ?? 0) + (1 - kept) * 1000 * since.rows,
      bytesPerSecond: kept * (speed?.bytesPerSecond ?? 0) + (1 - kept) * 1000 * since.bytes,
    },
  };
}

/** Milliseconds that the rest may take at this pace; undefined while that is being worked out, or where nothing moves. */
export function msLeft({ speed }: ImportPace, { bytes, totalBytes }: ImportProgress): number | undefined {
  if (speed === undefined || speed.bytesPerSecond <= 0) return undefined;
  return (1000 * Math.max(0, totalBytes - bytes)) / speed.bytesPerSecond;
}
