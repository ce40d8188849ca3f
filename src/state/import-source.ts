import type { ImportPlan } from '../io/import-plan.ts';
import type { MergeColumns } from '../io/merge-history.ts';

/** Where imported data came from: the file itself, and how it was read. */
export type ImportSource =
  | { readonly kind: 'table'; readonly file: File; readonly plan: ImportPlan }
  | { readonly kind: 'merges'; readonly file: File; readonly columns: MergeColumns | undefined };
