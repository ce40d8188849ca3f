import { InputError } from '../base/input-error.ts';
import { columnFits } from '../io/column-fit.ts';
import { columnNamed } from '../io/column-names.ts';
import { shortened } from '../io/column-profile.ts';
import { createCustomerReader } from '../io/customer-reader.ts';
import { createEventReader } from '../io/event-reader.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { RejectedRows } from '../io/import-report.ts';
import { repairedText } from '../io/mojibake.ts';
import { REJECT_MESSAGES } from '../io/reject-messages.ts';
import { type RowSample, sampleRows } from '../io/row-sample.ts';
import { planOfFirst, sampleTogether } from '../io/sample-together.ts';
import type { SampledRow } from '../io/sampled-row.ts';
import type { StoredFile } from '../io/stored-file.ts';
import type { TableReader } from '../io/table-reader.ts';
import { readImportedEvents } from '../pipelines/segmentation/acquire/imported-events.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { quarantine, type Quarantine } from '../pipelines/segmentation/quality/quarantine.ts';
import { QUARANTINE_RULES } from '../pipelines/segmentation/quality/quarantine-rules.ts';
import type { Events } from '../pipelines/segmentation/model.ts';
import type { ImportTrial, TriedRow } from './import-trial.ts';

type Quality = SegmentationConfig['quality'];

/** Rows shown from the beginning of the file. */
const SHOWN = 50;

/**
 * What a plan and the rules of the quality check would make of the first rows and of rows drawn by the seed. The readers and the
 * rules are those of the import and of the run. Throws `InputError` as the readers do. O(first 4 MiB unpacked + sampled rows), and O(bytes) of a lookup.
 */
export async function tryImport(
  file: StoredFile,
  whole: ImportPlan,
  quality: Quality,
  seed: number,
): Promise<ImportTrial> {
  const { together } = whole;
  const plan = together === undefined ? whole : planOfFirst(together);
  const sample =
    together === undefined ? await sampleRows(file, plan, seed) : await sampleTogether(file, together, seed);
  const places = whole.header.map((name) => columnNamed(plan.header, name));
  const order = { places, repair: plan.repair };
  const first = judged(sample.first, sample, plan, quality);
  const random = judged(sample.random, sample, plan, quality);
  return {
    seed,
    first: shown(sample.first.slice(0, SHOWN), { ...order, fates: first.fates }),
    random: shown(sample.random, { ...order, fates: random.fates }),
    drawnFrom: sample.drawnFrom,
    rowsRead: sample.rowsRead,
    isWhole:
      (together?.files.length ?? 1) === 1 &&
      sample.drawnFrom === 'whole' &&
      sample.first.length === sample.rowsRead,
    funnel: first.funnel,
    rejected: first.rejected,
    rules: plan.kind === 'events' ? first.rules : [],
    fits: columnFits(plan, [...sample.first, ...sample.random])
      .map((fit) => ({ ...fit, index: places.indexOf(fit.index) }))
      .toSorted((x, y) => x.index - y.index),
  };
}

/** Rows with their cells in the order of the whole table's columns, of which `places` tells where the first file has them. */
function shown(
  rows: readonly SampledRow[],
  {
    fates,
    places,
    repair,
  }: Pick<Judged, 'fates'> & Pick<ImportPlan, 'repair'> & { readonly places: readonly number[] },
): readonly TriedRow[] {
  const isTurned = places.some((place, at) => place !== at);
  return rows.map(({ row, approximate, record, uncut }, at) => {
    const cells = isTurned && uncut === undefined ? places.map((place) => record[place] ?? '') : record;
    return {
      row,
      approximate,
      cells: cells.map((cell) => shortened(repair === 'mojibake' ? repairedText(cell) : cell)),
      fate: fates[at]!,
    };
  });
}

interface Judged extends Pick<ImportTrial, 'funnel' | 'rejected' | 'rules'> {
  readonly fates: readonly TriedRow['fate'][];
}

function judged(
  rows: readonly SampledRow[],
  { above }: RowSample,
  plan: ImportPlan,
  quality: Quality,
): Judged {
  const outcome = read(rows, above, plan);
  const set = outcome.events === undefined ? undefined : quarantine(outcome.events, quality);
  const fates = fatesOf(rows.length, outcome, set, quality);
  const rejected = outcome.rejects?.count() ?? 0;
  const valid = rows.length - rejected;
  return {
    fates,
    funnel: {
      read: rows.length,
      parsed: rows.length - unparsed(outcome.rejects?.finish() ?? []),
      valid,
      kept: valid - (set?.removed ?? 0),
    },
    rejected: outcome.rejects?.finish() ?? [],
    rules: QUARANTINE_RULES.map(({ reason, settings }) => {
      const counted = set?.counted.find((each) => each.reason === reason);
      return { reason, settings, count: counted?.count ?? 0, firstRows: counted?.firstRows ?? [] };
    }),
  };
}

interface Outcome {
  /** Absent where the plan lacks what it takes to read. */
  readonly rejects?: TableReader<unknown>['rejects'];
  readonly events?: Events;
}

/** Reads the rows as the import would. */
function read(rows: readonly SampledRow[], above: RowSample['above'], plan: ImportPlan): Outcome {
  const feed = (reader: TableReader<unknown>): void => {
    for (const record of above) reader.rows.record(record);
    for (const { record, uncut } of rows) {
      if (uncut === undefined) reader.rows.record(record);
      else reader.rows.reject(uncut, record[0] ?? '');
    }
  };
  const reader = unlessBadInput(() =>
    plan.kind === 'events' ? createEventReader(plan) : createCustomerReader(plan),
  );
  if (reader === undefined) return {};
  feed(reader);
  const { rejects } = reader;
  const result = unlessBadInput(() => reader.finish({ bytes: 0, warnings: [] }));
  if (result === undefined || !('customerIds' in result.table)) return { rejects };
  return { rejects, events: readImportedEvents(result.table).events };
}

function fatesOf(
  count: number,
  { rejects, events }: Outcome,
  set: Quarantine | undefined,
  quality: Quality,
): readonly TriedRow['fate'][] {
  const fates = Array.from({ length: count }, (): TriedRow['fate'] => ({
    kind: rejects === undefined ? 'open' : 'kept',
  }));
  for (const { row, reason } of rejects?.log().rows ?? [])
    fates[row - 1] = { kind: 'rejected', why: REJECT_MESSAGES[reason] };
  for (const [at, mark] of (set?.marks ?? []).entries()) {
    const rule = QUARANTINE_RULES[mark - 1];
    if (rule !== undefined)
      fates[events!.sourceRow[at]! - 1] = { kind: 'set-aside', why: rule.message(quality) };
  }
  return fates;
}

const UNPARSED: ReadonlySet<string> = new Set([
  'ragged-row',
  'unfinished-row',
  'malformed-json',
  'no-object',
]);

function unparsed(rejected: readonly RejectedRows[]): number {
  return rejected.reduce((sum, { reason, count }) => sum + (UNPARSED.has(reason) ? count : 0), 0);
}

function unlessBadInput<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof InputError) return undefined;
    throw thrown;
  }
}
