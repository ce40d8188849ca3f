/**
 * A constant that is made when it is first asked for: `make` runs at most once, unless it throws. The way
 * for a module to hold what is dear to make and the same for every caller, such as a compiled kernel.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
