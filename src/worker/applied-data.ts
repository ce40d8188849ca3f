import type { DriftDocument } from '../pipelines/segmentation/applied/drift-document.ts';
import type { AcquiredView, CheckedView, ProfilesView } from '../pipelines/segmentation/views.ts';
import type { ModelView } from './apply-protocol.ts';
import type { ImportedFile, ImportProgress } from './protocol.ts';

/** How far applying is: reading a file, describing customers, comparing them. */
export type ApplyProgress =
  | { readonly kind: 'reading'; readonly fileName: string; readonly read: ImportProgress }
  | { readonly kind: 'computing'; readonly title: string; readonly share: number };

/** New customers with their segments, and how they compare with those of the run. */
export interface AppliedData {
  readonly model: ModelView;
  readonly data: ImportedFile;
  readonly merges: ImportedFile | undefined;
  /** What became of the events, and what the rules of the quality check did; undefined for a table of customers. */
  readonly acquired: AcquiredView | undefined;
  readonly checked: CheckedView | undefined;
  readonly ids: readonly string[];
  /** The features of the model. */
  readonly columns: ProfilesView['columns'];
  /** Place among the segments of the model, from 0, by customer. */
  readonly labels: Uint8Array;
  /** Distance to the nearest centroid, by customer. */
  readonly distances: Float64Array;
  readonly drift: DriftDocument;
  readonly ms: number;
}

/** Messages on an application's port, host to page; the second is the last, where it comes to that. */
export type ApplyMessage =
  | { readonly kind: 'progress'; readonly progress: ApplyProgress }
  | { readonly kind: 'applied'; readonly applied: AppliedData };
