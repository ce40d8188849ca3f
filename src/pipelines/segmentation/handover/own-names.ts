/** Names of a file's own, which no feature may have: the one wanted, with as many "_" after it as that takes. */
export function ownNames(features: readonly string[]): (wanted: string) => string {
  const taken = new Set(features);
  return (wanted) => {
    let name = wanted;
    while (taken.has(name)) name += '_';
    return name;
  };
}
