/** Values of a table of customers beyond ± this count as missing: sums of squares up to it stay finite for any number of customers. */
export const LARGEST_VALUE = 1e100;
