import type { ArchiveProblem } from '../archive.ts';

/** Whether this page is kept for the case of a crash. */
export interface SessionState {
  /** As the person wants it. */
  readonly isKept: boolean;
  /** Why it is not kept all the same. */
  readonly problem: ArchiveProblem | undefined;
  /** Names of imported files that are too large to be kept. */
  readonly leftOut: readonly string[];
}

export const NO_SESSION: SessionState = { isKept: true, problem: undefined, leftOut: [] };
