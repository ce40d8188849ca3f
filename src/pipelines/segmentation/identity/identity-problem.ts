import type { MergeHistory } from '../../../io/merge-history.ts';
import type { Truth } from '../model.ts';
import type { Counted } from '../notice.ts';

/** What there is to resolve: the ids of the events, which of them have events (1), and who was merged into whom. */
export interface IdentityProblem {
  readonly ids: readonly string[];
  readonly occurs: Uint8Array;
  readonly merges: MergeHistory;
  /** Rows of the merge history that could not be read, by reason: noted as issues. */
  readonly rejectedMerges: readonly Counted[];
  readonly truth: Truth | undefined;
}
