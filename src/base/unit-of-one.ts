/** Units in the plural that values of features are counted in, each at the head of what it may be a rate of. */
const COUNTED = /^(day|event|minute|order|purchase|refund|second|session|view)s\b/;

/** The unit as it is said beside a 1: "day", "purchase per 30 days"; units that nothing is counted in stay as they are. O(1). */
export function unitOfOne(unit: string): string {
  return unit.replace(COUNTED, '$1');
}
