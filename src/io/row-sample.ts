import { randomStream } from '../base/random.ts';
import type { CsvRecord } from './csv.ts';
import type { ImportPlan } from './import-plan.ts';
import type { RejectReason } from './import-report.ts';
import { isBlank } from './layout.ts';
import { AT_ONCE, pourRecords } from './pour-records.ts';
import { MOST_SAMPLED } from './preview-table.ts';
import { PREVIEW_BYTES } from './preview-text.ts';
import type { RecordSink } from './record-sink.ts';
import { canBeEntered, rowsAtPlaces } from './rows-at-places.ts';
import type { SampledRow } from './sampled-row.ts';
import type { StoredFile } from './stored-file.ts';

/** Rows of a file to look at. */
export interface RowSample {
  /** What stands above the first data row: preamble and header, as the readers leave them out. */
  readonly above: readonly CsvRecord[];
  /** The first rows, {@link MOST_SAMPLED} at most. */
  readonly first: readonly SampledRow[];
  /** Rows drawn at random, in file order. */
  readonly random: readonly SampledRow[];
  /** What they were drawn from: all rows, places all over the file, or its first rows, where it can only be read from its beginning. */
  readonly drawnFrom: 'whole' | 'places' | 'beginning';
  /** How many rows were read from the beginning on. */
  readonly rowsRead: number;
}

/** Rows drawn at random. */
export const ROWS_DRAWN = 20;

/**
 * The first rows of a file and some drawn at random by the seed: where its rows can be found from any byte on, from places all over
 * it; else from all rows of a small file, or from the first rows of a large one. Throws `InputError` as the readers do.
 * O(first 4 MiB unpacked + places).
 */
export async function sampleRows(file: StoredFile, plan: ImportPlan, seed: number): Promise<RowSample> {
  const enter = canBeEntered(plan) && file.size > SMALL_BYTES;
  const random = randomStream('rows to look at', seed);
  const above: CsvRecord[] = [];
  const first: SampledRow[] = [];
  const drawn: SampledRow[] = [];
  let rowsRead = 0;
  const take = (record: CsvRecord, uncut?: RejectReason): void => {
    const row = { row: ++rowsRead, approximate: false, record, ...(uncut === undefined ? {} : { uncut }) };
    if (first.length < MOST_SAMPLED) first.push(row);
    if (drawn.length < ROWS_DRAWN) drawn.push(row);
    else {
      const place = random.below(rowsRead);
      if (place < ROWS_DRAWN) drawn[place] = row;
    }
  };
  const most = enter
    ? { rows: MOST_SAMPLED, pieces: PREVIEW_BYTES / AT_ONCE }
    : canBeEntered(plan)
      ? { rows: Infinity, pieces: Infinity }
      : { rows: MOST_DRAWN_FROM, pieces: SMALL_BYTES / AT_ONCE };
  const isWhole = await pourSome(
    file,
    plan,
    dataRows(plan, above, take),
    () => rowsRead >= most.rows,
    most.pieces,
  );
  if (enter) {
    const places = await rowsAtPlaces(file, plan, random, ROWS_DRAWN);
    return { above, first, random: places, drawnFrom: 'places', rowsRead };
  }
  return {
    above,
    first,
    random: drawn.toSorted((a, b) => a.row - b.row),
    drawnFrom: isWhole ? 'whole' : 'beginning',
    rowsRead,
  };
}

/** Files up to this size are read whole. */
const SMALL_BYTES = 4_194_304;

/** Rows of a file that can only be read from its beginning that some are drawn from. */
const MOST_DRAWN_FROM = 50_000;

/** Whether the file came to its end. */
async function pourSome(
  file: StoredFile,
  plan: ImportPlan,
  sink: RecordSink,
  isEnough: () => boolean,
  mostPieces: number,
): Promise<boolean> {
  const isText = plan.format.kind !== 'parquet' && plan.format.kind !== 'workbook';
  let pieces = 0;
  for await (const _ of pourRecords(file, { plan, rows: sink })) {
    pieces++;
    if (isEnough() || (isText && pieces >= mostPieces)) return false;
  }
  return true;
}

/** Tells data rows from what stands above them, and leaves blank ones out, as the readers do. */
function dataRows(
  plan: ImportPlan,
  above: CsvRecord[],
  take: (record: CsvRecord, uncut?: RejectReason) => void,
): RecordSink {
  let skip = plan.dialect.preambleRecords + (plan.dialect.hasHeader ? 1 : 0);
  return {
    record(record) {
      if (skip > 0) {
        skip--;
        above.push(record);
      } else if (!isBlank(record)) take(record);
    },
    reject: (reason, text) => take([text], reason),
  };
}
