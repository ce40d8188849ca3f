/**
 * A sum of money as it is written into a document: to a millionth, which no currency undercuts, and to the 15 significant
 * digits that every decimal number keeps in 64 bits, so that 67416.51000000001 reads 67416.51. Rounded here once; what is
 * computed goes on with the sum as it is. O(1).
 */
export function roundedMoney(sum: number): number {
  return Number(Number(sum.toFixed(6)).toPrecision(15)) + 0;
}
