/** Beyond it neighbouring 64-bit numbers lie more than ten cents apart: a larger amount of a row counts as missing. */
export const LARGEST_AMOUNT = 1e15;
