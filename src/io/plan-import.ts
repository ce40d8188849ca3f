import { countText } from '../base/number-text.ts';
import { chooseTimeReading, DEFAULT_READING } from './choose-time-reading.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { CsvRecord } from './csv.ts';
import { decimalChoice, decimalOf } from './decimal-mark.ts';
import type { MappingGuess } from './guess-mapping.ts';
import type { ColumnSource, DecimalMark, FileParts, ImportPlan, OpenChoice } from './import-plan.ts';
import type { ImportWarning } from './import-report.ts';
import { looksLikeNothing, MISSING_IDS } from './ids-like-nothing.ts';
import { decimalEvidence } from './number-format.ts';
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
  readonly garbled?: { readonly written: string; readonly meant: string };
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
  const words = guess.kind === 'events' ? doubtfulIds(facts) : [];
  if (words.length > 0) {
    needsChoice.push({
      setting: 'missing-ids',
      message:
        words.length === 1
          ? `The id “${words[0]!}” may stand for “no value”; it was kept as a customer.`
          : `The ids ${words.map((word) => `“${word}”`).join(', ')} may stand for “no value”; they were kept as customers.`,
      chosen: 'kept',
      alternatives: ['missing'],
      ids: words,
    });
  }
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
    time: timed?.reading ?? DEFAULT_READING,
    missingIds: MISSING_IDS,
    ...(guess.eventId === undefined ? {} : { eventId: guess.eventId }),
    ...(guess.currency === undefined ? {} : { currency: guess.currency }),
    warnings: [
      ...facts.warnings,
      ...(facts.garbled === undefined || facts.repair !== 'none' ? [] : [garbledWarning(facts.garbled)]),
      ...percentWarnings(columns, used),
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

type Garbled = NonNullable<PlanFacts['garbled']>;

function repairChoice(garbled: Garbled): OpenChoice {
  return {
    setting: 'repair',
    message: garbledText(garbled),
    chosen: 'as-written',
    alternatives: ['repaired'],
  };
}

function garbledWarning(garbled: Garbled): ImportWarning {
  const message = `${garbledText(garbled)} They were kept as written; to put them right, choose so where the file is imported, or run it with --read repair=mojibake.`;
  return { code: 'wrongly-decoded', message };
}

function garbledText({ written, meant }: Garbled): string {
  return `Some texts were decoded wrongly before they got into the file, such as “${written}” for “${meant}”.`;
}

function doubtfulIds(facts: PlanFacts): readonly string[] {
  const customer = facts.guess.mapping.customer;
  if (customer?.kind !== 'column') return [];
  const ids = new Set(facts.records.map((record) => (record[customer.index] ?? '').trim()));
  return [...ids].filter((id) => looksLikeNothing(id) && !MISSING_IDS.includes(id));
}

function columnOf(
  columns: readonly ColumnProfile[],
  source: ColumnSource | undefined,
): ColumnProfile | undefined {
  return source?.kind === 'column' ? columns[source.index] : undefined;
}
