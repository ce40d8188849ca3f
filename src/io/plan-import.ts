import { countText } from '../base/number-text.ts';
import { chooseTimeReading, DEFAULT_READING } from './choose-time-reading.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { doubtfulChoice, doubtfulIds, provenOf, totalsChoice, totalsWarning } from './doubtful-ids.ts';
import { decimalChoice, decimalOf, openMarkOf } from './decimal-mark.ts';
import { type Garbled, garbledText, garbledWarning } from './garbled-texts.ts';
import type { MappingGuess } from './guess-mapping.ts';
import {
  type ColumnSource,
  type DecimalMark,
  type FileParts,
  type ImportPlan,
  type OpenChoice,
} from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { MISSING_IDS } from './ids-like-nothing.ts';
import { CENT, currencyMark, decimalEvidence } from './number-format.ts';
import { numberIndexes } from './number-roles.ts';
import { partChoice } from './part-choice.ts';

/** What is known of a file when a plan is made. */
export interface PlanFacts extends Pick<
  ImportPlan,
  'fileName' | 'packing' | 'format' | 'encoding' | 'repair' | 'dialect' | 'header'
> {
  readonly columns: readonly ColumnProfile[];
  readonly guess: MappingGuess;
  readonly warnings: readonly ImportWarning[];
  readonly headerCertain: boolean;
  readonly parts?: FileParts;
  /** A text that was decoded wrongly before, and how it was meant; absent without any. */
  readonly garbled?: Garbled;
  readonly records: readonly CsvRecord[];
}

/** The plan that follows from the guesses, with what they leave open. O(sampled rows). */
export function planImport(facts: PlanFacts): ImportPlan {
  const { guess, columns, dialect } = facts;
  const used = guess.kind === 'events' ? numberIndexes(guess.mapping) : guess.customers.features;
  const decimal = decimalOf(columns, used);
  const mark = decimal.mark ?? '.';
  const time = columnOf(columns, guess.mapping.time);
  const timed = time === undefined ? undefined : chooseTimeReading(time, facts.records);
  const needsChoice: OpenChoice[] = facts.parts === undefined ? [] : [partChoice(facts.parts)];
  if (facts.garbled !== undefined && facts.repair === 'none') needsChoice.push(repairChoice(facts.garbled));
  if (guess.kind === 'events' && timed !== undefined) needsChoice.push(...timed.choices);
  const totals = guess.kind === 'events' ? provenOf(facts, mark) : [];
  const words = guess.kind === 'events' ? doubtfulIds(facts, totals) : [];
  if (words.length > 0) needsChoice.push(doubtfulChoice(words));
  else if (totals.length > 0) needsChoice.push(totalsChoice(totals));
  if (decimal.open) needsChoice.push(decimalChoice(mark));
  if (!facts.headerCertain) {
    needsChoice.push({
      setting: 'header',
      message: dialect.hasHeader
        ? 'The first row was taken for the header; all its cells are words, like the rows below.'
        : 'The first row was taken for data, because it holds numbers or times.',
      chosen: dialect.hasHeader ? 'header' : 'data',
      alternatives: [dialect.hasHeader ? 'data' : 'header'],
    });
  }
  return {
    fileName: facts.fileName,
    kind: guess.kind,
    packing: facts.packing,
    format: facts.format,
    encoding: facts.encoding,
    repair: facts.repair,
    dialect,
    header: facts.header,
    mapping: guess.mapping,
    amountRequired: guess.mapping.amount !== undefined && guess.mapping.type === undefined,
    customers: guess.customers,
    decimal: mark,
    ...openMarkOf(columns, used),
    time: timed?.reading ?? DEFAULT_READING,
    missingIds: [...MISSING_IDS, ...totals.map(({ id }) => id)],
    ...(guess.eventId === undefined ? {} : { eventId: guess.eventId }),
    ...(guess.currency === undefined ? {} : { currency: guess.currency }),
    warnings: [
      ...facts.warnings,
      ...(facts.garbled === undefined || facts.repair !== 'none' ? [] : [garbledWarning(facts.garbled)]),
      ...(totals.length === 0 ? [] : [totalsWarning(totals)]),
      ...percentWarnings(columns, used),
      ...(guess.kind === 'customers' ? centWarnings(columns, used, facts.records) : []),
      ...mixedMarks(columns, used, facts.records, mark),
      ...(guess.kind === 'events' ? (timed?.warnings ?? []) : []),
    ],
    needsChoice,
  };
}

function percentWarnings(
  columns: readonly ColumnProfile[],
  used: readonly number[],
): readonly ImportWarning[] {
  return used.flatMap((index) => {
    const { name, percents = 0, filled } = columns[index]!;
    if (percents === 0) return [];
    const message = `“${name}” is written in per cent in ${countText(percents)} of ${countText(filled)} cells looked at; 12% is read as 0.12.`;
    return [{ code: 'percentages', message }];
  });
}

function centWarnings(
  columns: readonly ColumnProfile[],
  used: readonly number[],
  records: readonly CsvRecord[],
): readonly ImportWarning[] {
  return used.flatMap((index) => {
    const example = records.find(
      (record) => record[index]?.includes(CENT) === true && currencyMark(record[index]).endsWith(CENT),
    )?.[index];
    if (example === undefined) return [];
    const message = `Some numbers in “${columns[index]!.name}” are written with ¢, such as “${example.trim()}”; they are read as hundredths (99¢ is 0.99).`;
    return [{ code: 'cents', message }];
  });
}

/** Columns in which both marks occur as the decimal one: what does not fit the chosen one is no number. */
function mixedMarks(
  columns: readonly ColumnProfile[],
  used: readonly number[],
  records: readonly CsvRecord[],
  mark: DecimalMark,
): readonly ImportWarning[] {
  return used.flatMap((index) => {
    const { name, decimals } = columns[index]!;
    if (decimals.point === 0 || decimals.comma === 0) return [];
    const other = mark === '.' ? ',' : '.';
    const example = (wanted: DecimalMark): string =>
      (records.find((record) => decimalEvidence(record[index] ?? '') === wanted)?.[index] ?? '').trim();
    const message = `In “${name}” both decimal marks occur, such as “${example(mark)}” and “${example(other)}”; “${mark}” was taken for the decimal mark, and what cannot be read so is no number (${countText(mark === '.' ? decimals.comma : decimals.point)} of the cells looked at).`;
    return [{ code: 'mixed-decimal-marks', message }];
  });
}

function repairChoice(garbled: Garbled): OpenChoice {
  return {
    setting: 'repair',
    message: garbledText(garbled),
    chosen: 'as-written',
    alternatives: ['repaired'],
  };
}

function columnOf(
  columns: readonly ColumnProfile[],
  source: ColumnSource | undefined,
): ColumnProfile | undefined {
  return source?.kind === 'column' ? columns[source.index] : undefined;
}
