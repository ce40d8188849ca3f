import type { ArchiveProblem } from '../archive.ts';

/** Whether this page is kept for the case of a crash. */
export interface SessionState {
  /** As the person wants it. */
  readonly isKept: boolean;
  /** Why it is not kept all the same. */
  readonly problem: ArchiveProblem | undefined;
  /** Names of imported files that are not kept: too large, without room, or changed on the disk since. */
  readonly leftOut: readonly string[];
}

export const NO_SESSION: SessionState = { isKept: true, problem: undefined, leftOut: [] };
