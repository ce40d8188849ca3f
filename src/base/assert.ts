/** A broken invariant: a defect of this program, never the user's input. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Throws {@link Bug} unless `fact` holds; narrows the type. O(1). */
export function assert(fact: unknown, message: string): asserts fact {
  if (!fact) throw new Bug(message);
}

/** The value, when it is neither null nor undefined; throws {@link Bug} otherwise. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Bug(`${what} is missing`);
  return value;
}

/** Marks a branch that the type system has proved unreachable. */
export function unreachable(value: never): never {
  throw new Bug(`unexpected value ${JSON.stringify(value)}`);
}
