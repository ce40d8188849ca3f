import type { Dialect, Encoding } from './import-plan.ts';

/** Corrections of how a file is cut into rows, before its columns are looked at. */
export interface PreviewOverrides {
  readonly delimiter?: Dialect['delimiter'];
  readonly hasHeader?: boolean;
  readonly encoding?: Encoding;
  /** Which file of an archive, or which array of JSON. */
  readonly part?: string;
}
