import { eventTotals } from './event-totals.ts';
import type { EventTable } from './event-table.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportReport } from './import-report.ts';
import type { NoteCounts } from './note-counts.ts';
import { noteWarnings } from './note-warnings.ts';
import type { RowSummary } from './row-counts.ts';

/** The report on a file of events, by what was counted and noted of its rows. O(rows). */
export function eventReport(
  plan: ImportPlan,
  summary: RowSummary,
  { notes, table }: { readonly notes: NoteCounts; readonly table: EventTable },
): ImportReport {
  const noted = noteWarnings(plan, notes, table);
  const expected = summary.warnings.filter(
    ({ code }) =>
      (code !== 'month-only-times' || notes.months === 0) &&
      (code !== 'percentages' || notes.percents.length === 0),
  );
  const warnings = [...expected, ...noted];
  return { ...summary, warnings, ...eventTotals(table) };
}
