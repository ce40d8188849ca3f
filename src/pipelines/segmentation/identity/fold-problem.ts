import { foldId } from './fold-id.ts';
import type { IdentityProblem } from './identity-problem.ts';

/** The same problem for folded ids, and the code that each id as written has there. */
export interface FoldedProblem {
  readonly folded: IdentityProblem;
  readonly foldedOf: Int32Array;
}

/** Spellings of one id become one, in the data and in the merge history; folded ids are numbered by their first spelling. O(ids + merges). */
export function foldProblem(problem: IdentityProblem): FoldedProblem {
  const { merges, truth } = problem;
  const codes = new Map<string, number>();
  const ids: string[] = [];
  const foldedOf = new Int32Array(problem.ids.length);
  for (let code = 0; code < foldedOf.length; code++) {
    const id = foldId(problem.ids[code]!);
    let known = codes.get(id);
    if (known === undefined) {
      known = ids.push(id) - 1;
      codes.set(id, known);
    }
    foldedOf[code] = known;
  }
  const occurs = new Uint8Array(ids.length);
  const truthCodes = new Int32Array(ids.length).fill(-1);
  foldedOf.forEach((id, code) => {
    occurs[id]! |= problem.occurs[code]!;
    if (truthCodes[id] === -1) truthCodes[id] = truth?.codes[code] ?? -1;
  });
  const folded: IdentityProblem = {
    ...problem,
    ids,
    occurs,
    merges: { ...merges, past: merges.past.map(foldId), canonical: merges.canonical.map(foldId) },
    truth: truth === undefined ? undefined : { ...truth, codes: truthCodes },
  };
  return { folded, foldedOf };
}
