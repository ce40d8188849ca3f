import type { Dialect, Encoding, ImportPlan } from './import-plan.ts';

/** Corrections of how a file is cut into rows, before its columns are looked at. */
export interface PreviewOverrides {
  readonly delimiter?: Dialect['delimiter'];
  readonly hasHeader?: boolean;
  readonly encoding?: Encoding;
  readonly repair?: ImportPlan['repair'];
  /** Which file of an archive, or which array of JSON. */
  readonly part?: string;
}
