/** Up to this many rows each restart is improved by itself; above it restarts are sketches, that are searched together. */
export const IMPROVED_ROWS = 2000;
