/** The value below which a share of the values lies, by linear interpolation between them (type 7 of Hyndman and Fan 1996). */
export function quantileOf(values: readonly number[], share: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below);
}

/**
 * The power of the size with which a time grows: the slope of log time over log size, by least squares. Undefined with
 * fewer than three sizes, or where a time is too short to mean anything.
 */
export function growthExponent(
  points: readonly { readonly size: number; readonly ms: number }[],
  leastMs = 20,
): number | undefined {
  const sizes = new Set(points.map(({ size }) => size));
  if (sizes.size < 3 || points.some(({ ms }) => ms < leastMs)) return undefined;
  const x = points.map(({ size }) => Math.log(size));
  const y = points.map(({ ms }) => Math.log(ms));
  const meanX = mean(x);
  const meanY = mean(y);
  const spread = x.reduce((sum, each) => sum + (each - meanX) ** 2, 0);
  return x.reduce((sum, each, i) => sum + (each - meanX) * (y[i]! - meanY), 0) / spread;
}

/** How many times faster work is on so many workers, when a share of it is divided among them (Amdahl 1967). */
export function amdahlSpeedUp(parallelShare: number, workers: number): number {
  return 1 / (1 - parallelShare + parallelShare / Math.max(1, workers));
}

/** The share of one worker's time that is divided, from what each stage computed itself and what tasks took. */
export function parallelShare(
  stages: readonly { readonly ms: number; readonly poolMs: number; readonly busyMs: number }[],
): number | undefined {
  const alone = stages.reduce((sum, { ms, poolMs }) => sum + Math.max(0, ms - poolMs), 0);
  const divided = stages.reduce((sum, { busyMs }) => sum + busyMs, 0);
  return alone + divided === 0 ? undefined : divided / (alone + divided);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
