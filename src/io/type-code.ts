import type { Dictionary } from './dictionary.ts';

/** The code of a type, that of all others together beyond {@link MOST_TYPES}. O(1), O(types) for those. */
export function typeCode(types: Dictionary, name: string): number {
  if (types.names.length < MOST_TYPES) return types.code(name);
  const known = types.names.indexOf(name);
  return known >= 0 ? known : types.code(OTHER_TYPES);
}

/** Whether some types share a code. O(1). */
export function tooManyTypes(typeNames: readonly string[]): boolean {
  return typeNames.length > MOST_TYPES;
}

/** Most types that are told apart. */
const MOST_TYPES = 254;

/** What the types beyond these are counted as. */
const OTHER_TYPES = '(other types)';
