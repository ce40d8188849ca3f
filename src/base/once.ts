/**
 * A constant that is made when it is first asked for: `make` runs at most once, unless it throws or what it promises is
 * refused, as a script is that does not load: then it is made anew when it is asked for again. The way for a module to hold
 * what is dear to make and the same for every caller, such as a compiled kernel.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: forgetting(make()) };
    return made.value;
  };

  function forgetting(value: T): T {
    if (!(value instanceof Promise)) return value;
    return value.catch((thrown: unknown) => {
      made = undefined;
      throw thrown;
    }) as T;
  }
}
