import type { StageContext } from '../../../engine/stage.ts';
import type { EventSummary } from '../acquire/artifacts.ts';
import { joinSummaries } from '../acquire/event-summary.ts';
import type { SegmentationConfig } from '../config.ts';
import { ROWS_LISTED, type Counted } from '../notice.ts';
import { QUARANTINE_RULES } from '../quality/quarantine-rules.ts';
import { checkBlockTask } from '../tasks/check-block-task.ts';
import type { CheckedBlock } from './check-block.ts';
import type { CheckedBlocks, EventBlocks } from './event-blocks.ts';

/** What the quality check finds in all blocks. */
export interface StreamedCheck {
  readonly blocks: CheckedBlocks;
  readonly summary: EventSummary;
  readonly occurs: Uint8Array;
  readonly quarantined: readonly Counted[];
}

/** Checks all blocks on the pool: the same as a check of all events at once finds. O(events). */
export async function checkStreamed(
  blocks: EventBlocks,
  quality: SegmentationConfig['quality'],
  context: Pick<StageContext, 'map'>,
): Promise<StreamedCheck> {
  const { firstRow, firstId, source } = blocks;
  const inputs = Array.from({ length: firstRow.length - 1 }, (_, block) => block);
  const made = await context.map(checkBlockTask, { source, quality }, inputs, {
    note: `${inputs.length} blocks of customers`,
  });
  const occurs = new Uint8Array(firstId.at(-1)!);
  made.forEach((block, at) => occurs.set(block.occurs, firstId[at]));
  return {
    blocks: { ...blocks, quality },
    summary: joinSummaries(made.map(({ summary }) => summary)),
    occurs,
    quarantined: joinCounts(made, firstRow),
  };
}

/** The rows set aside, rule by rule, largest count first. */
function joinCounts(blocks: readonly CheckedBlock[], firstRow: Float64Array): readonly Counted[] {
  const joined = QUARANTINE_RULES.flatMap(({ reason }): readonly Counted[] => {
    const own = blocks.flatMap(({ counted }, at) =>
      counted
        .filter((each) => each.reason === reason)
        .map((each) => ({ ...each, firstRows: each.firstRows.map((row) => row + firstRow[at]!) })),
    );
    const [first] = own;
    if (first === undefined) return [];
    const count = own.reduce((sum, each) => sum + each.count, 0);
    const firstRows = own.flatMap((each) => each.firstRows).slice(0, ROWS_LISTED);
    return [{ ...first, count, firstRows }];
  });
  return joined.toSorted((a, b) => b.count - a.count);
}
