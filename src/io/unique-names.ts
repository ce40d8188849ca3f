/** Things with names made unlike: a name that is taken gets the next number, "name 2". O(n). */
export function uniquelyNamed<T extends { readonly name: string }>(named: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  return named.map((each) => {
    let name = each.name;
    for (let number = 2; taken.has(name); number++) name = `${each.name} ${number}`;
    taken.add(name);
    return { ...each, name };
  });
}
