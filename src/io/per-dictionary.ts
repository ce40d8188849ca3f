/** Makes something of a dictionary's entries once, however often it is asked about the same dictionary. */
export function perDictionary<Made>(
  make: (entries: readonly string[]) => Made,
): (entries: readonly string[]) => Made {
  let known: { readonly entries: readonly string[]; readonly made: Made } | undefined;
  return (entries) => {
    if (known?.entries !== entries) known = { entries, made: make(entries) };
    return known.made;
  };
}
