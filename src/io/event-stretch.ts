import { appendRejects } from './append-rejects.ts';
import { eventReport } from './event-report.ts';
import { marksOfKept } from './event-columns.ts';
import type { EventTable } from './event-table.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportReport } from './import-report.ts';
import { requireFewerRows } from './most-rows.ts';
import { joinNotes, type NoteCounts } from './note-counts.ts';
import type { RejectLog } from './reject-log.ts';
import { joinRowCounts, requireRows, type RowCounts, summariseRows } from './row-counts.ts';
import { joinStretchTables, type StretchTable } from './stretch-table.ts';

/** What a stretch of a file of events holds; whatever takes the other stretches to know is left open. */
export interface EventStretch {
  readonly table: StretchTable;
  readonly counts: RowCounts;
  readonly notes: NoteCounts;
  readonly rejects: Pick<RejectLog, 'rows' | 'total'>;
}

/** A file of events by its stretches, in order: what `createEventReader` makes of it in one go, to the last bit. O(rows). */
export function joinStretches(
  plan: ImportPlan,
  stretches: readonly EventStretch[],
): { readonly table: EventTable; readonly report: ImportReport; readonly rejects: RejectLog } {
  const { fileName, header } = plan;
  const offsets = rowsBefore(stretches);
  const counts = joinRowCounts(
    stretches.map((stretch) => stretch.counts),
    offsets,
  );
  requireFewerRows(counts.read, fileName);
  const { summary, repeated } = summariseRows(plan, counts);
  requireRows(summary);
  const joined = joinStretchTables(
    stretches.map((stretch) => stretch.table),
    offsets,
  );
  const table = { ...joined, repeated: marksOfKept(repeated, joined.sourceRow) };
  const notes = joinNotes(
    stretches.map((stretch) => stretch.notes),
    offsets,
  );
  const logs = stretches.map(({ rejects }) => ({ fileName, header, ...rejects }));
  return {
    table,
    report: eventReport(plan, summary, { notes, table }),
    rejects: { fileName, ...appendRejects(logs, offsets) },
  };
}

function rowsBefore(stretches: readonly EventStretch[]): readonly number[] {
  let next = 0;
  return stretches.map(({ counts: { read } }) => {
    const offset = next;
    next += read;
    return offset;
  });
}
