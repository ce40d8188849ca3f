import { kRange, type SegmentationConfig } from '../config.ts';

/** How many rows an imported file has. */
export interface FileSize {
  readonly rows: number;
  readonly ids: number;
}

/** What is known of a run's size before it starts. */
export interface RunSize {
  readonly customers: number;
  readonly events: number;
  /** Features that are clustered: those of events, since the columns of a table are not known before. */
  readonly columns: number;
  readonly ks: readonly number[];
  /** The k whose segments are tested; when it is chosen by the run, the middle of the range. */
  readonly chosenK: number;
}

const COLUMNS = 20;

/** The size of a run with this configuration; `file` is the imported one that it would read. O(1). */
export function runSize(config: SegmentationConfig, file?: FileSize): RunSize {
  const ks = kRange(config.clustering);
  const { kind } = config.source;
  const { customers, eventsPerCustomer } = config.synthetic;
  const sizes =
    kind === 'synthetic' || file === undefined
      ? { customers, events: kind === 'customers' ? 0 : customers * eventsPerCustomer }
      : { customers: file.ids, events: kind === 'customers' ? 0 : file.rows };
  return {
    ...sizes,
    columns: COLUMNS,
    ks,
    chosenK: ks[Math.floor((ks.length - 1) / 2)] ?? config.clustering.k,
  };
}
