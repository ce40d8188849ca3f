/** Siddiqi (2006): below it a population is stable. */
export const SHIFTED = 0.1;
/** Siddiqi (2006): from here on it has changed. */
export const STRONGLY_SHIFTED = 0.25;
