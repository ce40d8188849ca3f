import { canonicalJson } from '../base/canonical-json.ts';
import { nameOrder, plainName } from '../base/name-order.ts';
import { digest } from '../base/sha256.ts';
import { unnamed } from './row-reader.ts';

/**
 * What tells files with the same columns, in whatever order, from others: the SHA-256 of their names, without regard to
 * case and blanks. Undefined where no column has a name. O(characters).
 */
export function headerPrint(header: readonly string[]): string | undefined {
  if (header.every((name, index) => name === unnamed(index))) return undefined;
  const names = nameOrder(header).map((index) => plainName(header[index]!));
  return digest().text(canonicalJson(names)).hex();
}
