/** Up to this many rows each restart is improved by itself; above it restarts are sketches, of which `finish` makes the best. */
export const IMPROVED_ROWS = 2000;
