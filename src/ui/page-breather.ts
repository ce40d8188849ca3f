import { breather } from '../base/breather.ts';

const MS_AT_ONCE = 12;

/** Gives way to the page whenever long work has held its thread for most of a frame. */
export function pageBreather(): () => Promise<void> {
  return breather(
    { now: () => performance.now(), pause: () => new Promise((resolve) => setTimeout(resolve)) },
    MS_AT_ONCE,
  );
}
