/** How many labels there are of each kind from 0 to below `kinds`. O(labels). */
export function tallied(labels: ArrayLike<number>, kinds: number): readonly number[] {
  const counts = Array.from({ length: kinds }, () => 0);
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]!++;
  return counts;
}
