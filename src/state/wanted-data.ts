import type { ImportPlan } from '../io/import-plan.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ImportCorrections } from '../worker/protocol.ts';

/** What a model wants of the data that a file is opened for; not the data of the next run. */
export interface WantedData {
  readonly kind: ImportPlan['kind'];
  /** Columns of a table of customers; of events, features are made. */
  readonly features: readonly string[];
  /** The rules of the quality check that the data go through. */
  readonly quality: SegmentationConfig['quality'];
}

/** The corrections of a guess that hold whatever else is corrected. */
export function wantedCorrections(wanted: WantedData | undefined): ImportCorrections {
  if (wanted === undefined) return {};
  return wanted.kind === 'customers'
    ? { kind: 'customers', features: wanted.features, truth: '' }
    : { kind: 'events' };
}
