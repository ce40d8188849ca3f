import type { CustomerTable } from '../../../io/customer-table.ts';
import type { EventTable } from '../../../io/event-table.ts';
import type { EventMapping, ImportChoice } from '../../../io/import-plan.ts';
import type { ImportReport } from '../../../io/import-report.ts';
import type { MergeHistory } from '../../../io/merge-history.ts';

/** An imported events file, as handed to a run. */
export interface ImportedEvents {
  readonly fileName: string;
  readonly table: EventTable;
  readonly report: ImportReport;
  readonly mapping: EventMapping;
  /** How the files are read, as far as that could be otherwise; absent where it was not looked at. */
  readonly choices?: readonly ImportChoice[] | undefined;
}

export interface ImportedCustomers {
  readonly fileName: string;
  readonly choices?: readonly ImportChoice[] | undefined;
  readonly table: CustomerTable;
  readonly report: ImportReport;
}

export interface ImportedMerges {
  readonly fileName: string;
  readonly merges: MergeHistory;
  readonly report: Pick<ImportReport, 'rejected' | 'warnings'>;
}
