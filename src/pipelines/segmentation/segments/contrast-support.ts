/** What a contrast has to rest on: values for at least this share of the members, and at least so many on either side. */
export const CONTRAST_SUPPORT = { share: 0.5, values: 5 } as const;

/**
 * Whether a mean or share of a segment may be compared: enough of its members have a value, and enough of all other
 * customers. A side smaller than five must be known entirely.
 */
export function isSupported(members: number, size: number, others: number, othersSize: number): boolean {
  const { share, values } = CONTRAST_SUPPORT;
  return (
    members >= share * size && members >= Math.min(values, size) && others >= Math.min(values, othersSize)
  );
}
