/** What is known of each entry of a list of texts. */
type Known = Float64Array | Int32Array | Uint32Array;

/**
 * Keeps something of each entry of a list, made once however often it is asked for; lists may grow, and another list begins anew.
 * `fill` makes what is known of the entries from one on.
 */
export function perEntry<Values extends Known>(
  make: (entries: number) => Values,
  fill: (values: Values, entries: readonly string[], from: number) => void,
): (entries: readonly string[]) => Values {
  let list: readonly string[] | undefined;
  let values = make(0);
  let filled = 0;
  return (entries) => {
    if (list !== entries) {
      list = entries;
      filled = 0;
    }
    if (filled === entries.length) return values;
    const wanted = make(Math.max(entries.length, Math.min(2 * filled, entries.length * 2)));
    if (values.length < wanted.length) {
      wanted.set(values.subarray(0, wanted.length));
      values = wanted;
    }
    fill(values, entries, filled);
    filled = entries.length;
    return values;
  };
}
