import { storable } from '../base/utf8.ts';

/** Things with names made unlike: a name that is taken gets the next number that none has, "name 2". O(n). */
export function uniquelyNamed<T extends { readonly name: string }>(named: readonly T[]): readonly T[] {
  return madeUnlike(named, (name) => name);
}

/**
 * The same for names that databases read. Most tell no names apart by capitals alone, quoted or not, so neither does this;
 * NUL and halves of surrogate pairs, which they cannot hold, become U+FFFD. O(characters).
 */
export function namedForDatabases<T extends { readonly name: string }>(named: readonly T[]): readonly T[] {
  const stored = named.map((each) => ({ ...each, name: storable(each.name) }));
  return madeUnlike(stored, (name) => name.toLowerCase());
}

function madeUnlike<T extends { readonly name: string }>(
  named: readonly T[],
  heardAs: (name: string) => string,
): readonly T[] {
  const given = new Set(named.map(({ name }) => heardAs(name)));
  const taken = new Set<string>();
  return named.map((each) => {
    let heard = heardAs(each.name);
    let name = each.name;
    for (let number = 2; taken.has(heard) || (name !== each.name && given.has(heard)); number++) {
      name = `${each.name} ${number}`;
      heard = heardAs(name);
    }
    taken.add(heard);
    return { ...each, name };
  });
}
