import type { Random } from '../base/random.ts';
import type { CsvRecord } from './csv.ts';
import type { Encoding, ImportPlan } from './import-plan.ts';
import type { RejectReason } from './import-report.ts';
import { isBlank } from './layout.ts';
import { openTextRecords } from './pour-records.ts';
import type { SampledRow } from './sampled-row.ts';
import type { StoredFile } from './stored-file.ts';

/** Whether rows of the file can be found from any byte on: text in lines, not packed. */
export function canBeEntered({ packing, format }: ImportPlan): boolean {
  return packing.length === 0 && LINES.has(format.kind);
}

/**
 * The rows that begin next after bytes drawn at random, in file order, without repeats; long rows leave a slightly better
 * chance to the ones after them. Row numbers are reckoned from the rows that a byte holds in all that was read. A place within a quoted
 * cell is noticed by the fields that would come of it. O(places · 32 KiB).
 */
export async function rowsAtPlaces(
  file: StoredFile,
  plan: ImportPlan,
  random: Random,
  count: number,
): Promise<readonly SampledRow[]> {
  const unit = bytesOfUnit(plan.encoding);
  const found = new Map<number, CutRow>();
  let bytes = 0;
  let rows = 0;
  for (let tries = 0; tries < 2 * count && found.size < count; tries++) {
    const at = Math.floor((random.unit() * file.size) / unit) * unit;
    const window = await file.read(at, Math.min(file.size, at + WINDOW));
    const border = afterLineEnd(window, plan.encoding);
    if (border === undefined) continue;
    const cut = cutRows(window.subarray(border), plan, at + window.length === file.size);
    bytes += window.length - border;
    rows += cut.length;
    const first = cut.find(({ record }) => !isBlank(record));
    if (first !== undefined) found.set(at + border, first);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, cut]) => ({ row: 1 + Math.round((at * rows) / bytes), approximate: true, ...cut }));
}

interface CutRow {
  readonly record: CsvRecord;
  readonly uncut?: RejectReason;
}

const LINES: ReadonlySet<ImportPlan['format']['kind']> = new Set(['delimited', 'fixed-width', 'json-lines']);

const WINDOW = 32_768;

const QUOTE = 0x22;

/** The whole rows of bytes that begin behind a line end; where that may lie within quotes, as whichever gives more whole rows. */
function cutRows(bytes: Uint8Array, plan: ImportPlan, isEnd: boolean): readonly CutRow[] {
  const outside = cut(bytes, plan, isEnd);
  if (plan.format.kind !== 'delimited' || !bytes.includes(QUOTE)) return outside;
  const inside = cut(withQuote(bytes, plan.encoding), plan, isEnd).slice(1);
  return whole(inside, plan) > whole(outside, plan) ? inside : outside;
}

/** Rows of the header's width, less twice the others: a wrong guess tears rows apart, or swallows them all. */
function whole(rows: readonly CutRow[], { header }: ImportPlan): number {
  return rows.reduce((sum, { record }) => sum + (record.length === header.length ? 1 : -2), 0);
}

function cut(bytes: Uint8Array, plan: ImportPlan, isEnd: boolean): readonly CutRow[] {
  const rows: CutRow[] = [];
  const source = openTextRecords(plan, {
    record: (record) => rows.push({ record }),
    reject: (uncut, text) => rows.push({ record: [text], uncut }),
  });
  source.push(bytes);
  if (isEnd) source.finish();
  return rows;
}

function bytesOfUnit(encoding: Encoding): 1 | 2 | 4 {
  return encoding.startsWith('utf-16') ? 2 : encoding.startsWith('utf-32') ? 4 : 1;
}

/** Where the first line after the beginning begins; lines may end with a CR alone where there is no LF. */
function afterLineEnd(bytes: Uint8Array, encoding: Encoding): number | undefined {
  const unit = bytesOfUnit(encoding);
  const significant = encoding.endsWith('be') ? unit - 1 : 0;
  for (const lineEnd of LINE_ENDS) {
    for (let at = 0; at + unit <= bytes.length; at += unit) {
      if (bytes[at + significant] !== lineEnd) continue;
      let isAlone = true;
      for (let i = 0; i < unit; i++) if (i !== significant && bytes[at + i] !== 0) isAlone = false;
      if (isAlone) return at + unit;
    }
  }
  return undefined;
}

const LINE_ENDS = [0x0a, 0x0d];

function withQuote(bytes: Uint8Array, encoding: Encoding): Uint8Array {
  const unit = bytesOfUnit(encoding);
  const quoted = new Uint8Array(unit + bytes.length);
  quoted[encoding.endsWith('be') ? unit - 1 : 0] = QUOTE;
  quoted.set(bytes, unit);
  return quoted;
}
