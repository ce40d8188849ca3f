import type { ImportPlan } from '../io/import-plan.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { ModelDocument } from '../pipelines/segmentation/applied/model-document.ts';

/** A model file and the new data that it is applied to. Whole in itself: the worker keeps nothing of it. */
export interface ApplyOrder {
  readonly model: { readonly file: Blob; readonly fileName: string };
  readonly data: { readonly file: Blob; readonly plan: ImportPlan };
  readonly merges:
    | { readonly file: Blob; readonly fileName: string; readonly columns: MergeColumns | undefined }
    | undefined;
  /** The day that recency counts back from, where it is not as the model has it. */
  readonly asOf: string | undefined;
}

/** What the screen learns of a model: all but its centroids, bins and rows. */
export interface ModelView extends Pick<ModelDocument, 'app' | 'config' | 'asOf' | 'trained' | 'hash'> {
  readonly features: readonly { readonly name: string; readonly title: string }[];
  readonly segments: ModelDocument['segments'];
  /** Customers farther than this from every centroid are far away. */
  readonly bound: number;
}
