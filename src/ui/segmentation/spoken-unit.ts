/** The unit that is said after a quantity of that title; none where the title says it already, as in "Sessions 12". */
export function spokenUnit(title: string, unit: string): string {
  return title.toLowerCase().includes(unit.toLowerCase()) ? '' : unit;
}
