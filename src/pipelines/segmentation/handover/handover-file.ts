import type { SqlDialectName } from '../../../io/sql/sql-dialect.ts';

/** Every file that a run can be handed over by. */
export type HandoverFileId =
  | `segments-${SqlDialectName}`
  | `profiles-${Exclude<SqlDialectName, 'sqlite'>}`
  | 'customer-merges'
  | 'pipeline-sklearn'
  | 'pipeline-pyspark'
  | 'model'
  | 'model-onnx'
  | 'check-onnx'
  | 'model-pmml'
  | 'check-pmml';

/** What is told of a file before it is written. Plain data: the page lists it. */
export interface HandoverFile {
  readonly id: HandoverFileId;
  readonly title: string;
  /** Its own among all files, so that they fit into one folder. */
  readonly fileName: string;
  /** What it is for, as one sentence without its full stop. */
  readonly about: string;
  /** Whether tests of this project run such files on the engine itself. */
  readonly tested: boolean;
  /** Set for SQL: files of one dialect are offered together. */
  readonly dialect?: SqlDialectName;
  /** Whether it has no feature under another name than the run has. */
  readonly keepsNames?: true;
}

/** A file, or why this run cannot be handed over by it, as one sentence. */
export type WrittenHandover =
  | { readonly kind: 'written'; readonly content: string | Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };
