import type { ImportPlan } from '../../io/import-plan.ts';

/** Files of a set put together again, and the plan with the places where they stand now. */
export interface FilesAgain {
  readonly file: File;
  readonly plan: ImportPlan;
}

/**
 * Finds the files that a plan reads together among those that are given, by name and size, else by size alone; others are left
 * out. Undefined where one is missing. The first file as it is where the plan reads one.
 */
export function filesAgain(plan: ImportPlan, given: readonly File[]): FilesAgain | undefined {
  const { together } = plan;
  const [first] = given;
  if (together === undefined) return first === undefined ? undefined : { file: first, plan };
  const parts = [...together.files, ...(together.lookup === undefined ? [] : [together.lookup])];
  const places = new Map<number, { readonly from: number; readonly to: number }>();
  const left = [...given];
  const stored: File[] = [];
  let to = 0;
  for (const part of parts) {
    if (places.has(part.from)) continue;
    const size = part.to - part.from;
    const named = left.findIndex((file) => file.size === size && file.name === part.plan.fileName);
    const at = named >= 0 ? named : left.findIndex((file) => file.size === size);
    const file = left[at];
    if (file === undefined) return undefined;
    left.splice(at, 1);
    stored.push(file);
    places.set(part.from, { from: to, to: to + size });
    to += size;
  }
  const placed = <Part extends { readonly from: number }>(part: Part): Part => ({
    ...part,
    ...places.get(part.from),
  });
  const { lookup } = together;
  return {
    file: new File(stored, plan.fileName),
    plan: {
      ...plan,
      together: {
        files: together.files.map(placed),
        ...(lookup === undefined ? {} : { lookup: placed(lookup) }),
      },
    },
  };
}
