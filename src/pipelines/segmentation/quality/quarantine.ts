import type { SegmentationConfig } from '../config.ts';
import { controlTotals } from '../control-totals.ts';
import type { ControlTotals, Events } from '../model.ts';
import { ROWS_LISTED, type Counted } from '../notice.ts';
import { QUARANTINE_RULES } from './quarantine-rules.ts';

/** What the rules set aside. */
export interface Quarantine {
  /** 0 where a row is kept, else 1 + the index of the first rule that claims it. */
  readonly marks: Uint8Array;
  readonly removed: number;
  /** One entry for each rule that claims a row, largest count first. */
  readonly counted: readonly Counted[];
  /** Control totals of the removed rows, rule by rule. */
  readonly totals: readonly ControlTotals[];
}

/** Marks each row with the first rule that claims it. O(events × rules switched on). */
export function quarantine(events: Events, quality: SegmentationConfig['quality']): Quarantine {
  const marks = new Uint8Array(events.count);
  const counted: Counted[] = [];
  const totals: ControlTotals[] = [];
  QUARANTINE_RULES.forEach((rule, index) => {
    const claims = rule.test(events, quality);
    if (claims === undefined) return;
    const firstRows: number[] = [];
    let count = 0;
    for (let row = 0; row < events.count; row++) {
      if (marks[row] !== 0 || !claims(row)) continue;
      marks[row] = index + 1;
      count++;
      if (firstRows.length < ROWS_LISTED) firstRows.push(events.sourceRow[row]!);
    }
    if (count === 0) return;
    counted.push({ reason: rule.reason, message: rule.message(quality), count, firstRows });
    totals.push(controlTotals(events, marks, index + 1));
  });
  counted.sort((a, b) => b.count - a.count);
  return { marks, removed: counted.reduce((sum, { count }) => sum + count, 0), counted, totals };
}
