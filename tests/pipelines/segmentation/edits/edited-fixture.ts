import { atOnce } from '../../../../src/base/sliced.ts';
import { changedEdits } from '../../../../src/pipelines/segmentation/edits/change-edits.ts';
import { type EditedFacts } from '../../../../src/pipelines/segmentation/edits/merged-facts.ts';
import { editedSegmentation } from '../../../../src/pipelines/segmentation/edits/edited-segmentation.ts';
import { placeEdits } from '../../../../src/pipelines/segmentation/edits/place-edits.ts';
import {
  NO_EDITS,
  type SegmentChange,
  type SegmentEdits,
} from '../../../../src/pipelines/segmentation/edits/segment-edits.ts';
import type { Profiles, Segmentation } from '../../../../src/pipelines/segmentation/model.ts';
import { profilesView } from '../../../../src/pipelines/segmentation/profiles/profiles-view.ts';
import { summariseColumns } from '../../../../src/pipelines/segmentation/segments/column-summaries.ts';
import { describeSegmentation } from '../../../../src/pipelines/segmentation/segments/describe-segmentation.ts';
import { column, profilesOf } from '../profile-columns.ts';

const SETTINGS = { minEffect: 0.5, minLift: 1.3, ruleConditions: 2 };

/** Customers in six blocks of different sizes, each with its own spend and device; all values are single precision. */
const BLOCKS = [60, 40, 30, 20, 10, 8];
const ROWS = BLOCKS.flatMap((size, block) => new Array<number>(size).fill(block));
const SPEND = ROWS.map((block, row) => Math.fround(block * 10 + (row % 7)));

export const PROFILES: Profiles = profilesOf(
  [
    column(
      'average_order_value',
      SPEND.map((spend, row) => (row % 5 === 0 ? NaN : spend)),
    ),
    column(
      'sessions',
      ROWS.map((block, row) => (block === 3 ? 20 : 5) + (row % 3)),
    ),
  ],
  {
    revenue: Float64Array.from(SPEND),
    categories: [
      {
        name: 'device',
        title: 'Device',
        codes: Int32Array.from(ROWS, (block, row) => (block === 1 ? 1 : row % 11 === 0 ? 1 : 0)),
        names: ['desktop', 'phone'],
      },
    ],
  },
);

export const FACTS: EditedFacts = {
  profiles: await profilesView(PROFILES, async () => {}),
  settings: SETTINGS,
};
export const IDS = PROFILES.ids;

/** The segmentation in which each block is the segment that `segmentOf` says. */
export function segmented(segmentOf: readonly number[], profiles = PROFILES): Segmentation {
  return labelled(
    ROWS.map((block) => segmentOf[block]!),
    profiles,
  );
}

export function labelled(labels: readonly number[], profiles = PROFILES): Segmentation {
  const k = Math.max(...labels) + 1;
  const fit = {
    k,
    labels: Uint8Array.from(labels),
    segmentSilhouettes: new Array<number>(k).fill(0.4),
    customerSilhouettes: { rows: undefined, widths: new Float32Array(labels.length) },
  };
  return atOnce(describeSegmentation(fit, profiles, atOnce(summariseColumns(profiles.columns)), SETTINGS));
}

export const SIX = segmented([0, 1, 2, 3, 4, 5]);

export function shownWith(edits: SegmentEdits, swept: Segmentation, ids = IDS): Segmentation {
  return editedSegmentation(swept, placeEdits(edits, { ...swept, ids }).placed, FACTS);
}

/** Edits after changes, each to what the ones before have left. */
export function editsAfter(
  changes: readonly SegmentChange[],
  swept: Segmentation = SIX,
  from: SegmentEdits = NO_EDITS,
): SegmentEdits {
  return changes.reduce((edits, change) => changedEdits(edits, change, shownWith(edits, swept), IDS), from);
}
