import { columnNamed, columnsKey, sameColumns } from './column-names.ts';
import { decimalBesideChoice, decimalOf, isOpenDecimal } from './decimal-mark.ts';
import { editPlan, type PlanEdits } from './edit-plan.ts';
import { filesName, inFileOrder, type OrderedFile } from './file-order.ts';
import {
  type ColumnRef,
  type ColumnSource,
  EVENT_ROLES,
  type FilesTogether,
  type ImportPlan,
  type LookupBy,
  sourceText,
  type StoredPart,
} from './import-plan.ts';
import { joinedMarks } from './join-marks.ts';
import { joinedPreview, joinKeys } from './join-preview.ts';
import { numberIndexes } from './number-roles.ts';
import type { FileFit, TablePreview } from './preview-table.ts';

/** One of several files, and what its first rows tell. */
export interface FileToFit extends OrderedFile {
  readonly id: string;
  readonly preview: TablePreview | undefined;
  /** Why it cannot be read, where it has no preview. */
  readonly problem?: string;
}

/** What a person chose among several files. */
export interface FileChoices {
  /** The file whose columns the others must have; else the one that leads most bytes of events. */
  readonly lead?: string | undefined;
  readonly join?:
    | {
        readonly id: string;
        /** Columns of the files and of the lookup; guessed where absent. */
        readonly key?: string;
        readonly ownKey?: string;
      }
    | undefined;
}

/** How several files become one table. */
export interface FilesPlan {
  /** One of the files that are appended, though not always the first; its columns are those of all. */
  readonly lead: string;
  /** In the order of their names. */
  readonly fits: readonly { readonly id: string; readonly fit: FileFit }[];
  /** The lead's, with the columns of the lookup behind its own and corrections applied. */
  readonly preview: TablePreview;
  /** Ids and plans of the files that are appended, in order. */
  readonly appended: readonly { readonly id: string; readonly plan: ImportPlan }[];
  readonly lookup?: LookupBy & { readonly id: string };
}

/**
 * Settles which files make one table, whatever order they came in: those with the columns of the lead, by name, are appended;
 * one may be looked up in by a key; the rest is set aside with the reason. Undefined when no file can be read.
 * Throws `InputError` for corrections that do not fit. O(files · columns).
 */
export function planFiles(
  files: readonly FileToFit[],
  choices: FileChoices,
  edits: PlanEdits,
): FilesPlan | undefined {
  const ordered = inFileOrder(files);
  const lead = leadOf(ordered, choices);
  if (lead === undefined) return undefined;
  const lookup = lookupOf(ordered, lead, choices);
  const preview =
    lookup === undefined ? lead.preview : joinedPreview(lead.preview, lookup.file.preview, lookup.by);
  const edited = editPlan(preview, edits);
  const marks = joinedMarks({ ...preview, plan: edited }, lead.preview.header.length, edits);
  const plan = lookup === undefined ? edited : { ...edited, ...marks.files };
  const isAsked = plan.needsChoice.some(({ setting }) => setting === 'decimal-mark');
  const unclear = lookup !== undefined && marks.isLookupOpen ? [lookup.file.name] : [];
  const appended: { readonly id: string; readonly plan: ImportPlan }[] = [];
  const fits = ordered.map((file) => {
    const fit = fitOf(file, { ordered, lead, lookup, plan });
    if (fit.kind === 'append' && file.preview !== undefined) {
      const own =
        file === lead ? { ...plan, header: lead.preview.header } : planLike(plan, file.preview, edits);
      const isOpen =
        file !== lead &&
        edits.decimal === undefined &&
        !isAsked &&
        isOpenDecimal(file.preview.columns, own.mapping);
      if (isOpen) unclear.push(file.name);
      const decimal = isOpen ? (edits.decimalBeside ?? own.decimal) : own.decimal;
      appended.push({ id: file.id, plan: { ...own, decimal } });
    }
    return { id: file.id, fit };
  });
  return {
    lead: lead.id,
    fits,
    preview: { ...preview, plan: asking(plan, unclear, edits) },
    appended,
    ...(lookup === undefined
      ? {}
      : {
          lookup: {
            ...lookup.by,
            id: lookup.file.id,
            plan: { ...lookup.file.preview.plan, decimal: marks.lookup },
          },
        }),
  };
}

/** The plan with the question how files are read whose numbers do not show their decimal mark. */
function asking(plan: ImportPlan, unclear: readonly string[], { decimalBeside }: PlanEdits): ImportPlan {
  if (unclear.length === 0 || decimalBeside !== undefined) return plan;
  return { ...plan, needsChoice: [...plan.needsChoice, decimalBesideChoice(plan.decimal, unclear)] };
}

/** The plan to read all files of a set by, when the bytes of each stand where `placeOf` says. O(files). */
export function planTogether(
  { preview, appended, lookup }: FilesPlan,
  placeOf: (id: string) => Pick<StoredPart, 'from' | 'to'>,
): ImportPlan {
  const { plan } = preview;
  const together: FilesTogether = {
    files: appended.map(({ id, plan: own }) => ({ ...placeOf(id), plan: own })),
    ...(lookup === undefined ? {} : { lookup: placed(lookup, placeOf) }),
  };
  return { ...plan, fileName: filesName(appended.map(({ plan: { fileName } }) => fileName)), together };
}

function placed(
  { id, ...by }: NonNullable<FilesPlan['lookup']>,
  placeOf: (id: string) => Pick<StoredPart, 'from' | 'to'>,
): FilesTogether['lookup'] & object {
  return { ...by, ...placeOf(id) };
}

type Readable = FileToFit & { readonly preview: TablePreview };

interface ChosenLookup {
  readonly file: Readable;
  readonly by: Pick<LookupBy, 'key' | 'ownKey'>;
}

function isReadable(file: FileToFit): file is Readable {
  return file.preview !== undefined;
}

/**
 * The first file with whole events, or else the first at all, of those with the columns of the chosen one; without that the first
 * file of the largest group with the same columns, events before anything else. What is joined leads nothing else.
 */
function leadOf(ordered: readonly FileToFit[], { lead, join }: FileChoices): Readable | undefined {
  const readable = ordered.filter(isReadable);
  const candidates = readable.filter(({ id }) => id !== join?.id);
  const chosen = readable.find(({ id }) => id === lead);
  if (chosen !== undefined) {
    const alike = candidates.filter((file) => sameColumns(file.preview.header, chosen.preview.header));
    return alike.find(hasWholeEvents) ?? alike[0] ?? chosen;
  }
  const events = candidates.filter(hasWholeEvents);
  const group = events.length > 0 ? events : candidates;
  const keys = group.map(({ preview }) => columnsKey(preview.header));
  const bytesOf = new Map<string, number>();
  for (const [at, { bytes }] of group.entries())
    bytesOf.set(keys[at]!, (bytesOf.get(keys[at]!) ?? 0) + bytes);
  const most = Math.max(...bytesOf.values());
  return group[keys.findIndex((key) => bytesOf.get(key) === most)];
}

function hasWholeEvents({ preview }: Readable): boolean {
  const { kind, mapping } = preview.plan;
  return kind === 'events' && mapping.customer !== undefined && mapping.time !== undefined;
}

function lookupOf(
  ordered: readonly FileToFit[],
  lead: Readable,
  { join }: FileChoices,
): ChosenLookup | undefined {
  const file = ordered.filter(isReadable).find(({ id }) => id === join?.id);
  if (join === undefined || file === undefined || file === lead) return undefined;
  const guessed = joinKeys(lead.preview, file.preview)[0];
  const key = join.key ?? guessed;
  const ownKey = join.ownKey ?? join.key ?? guessed;
  if (key === undefined || ownKey === undefined) return undefined;
  if (columnNamed(lead.preview.header, key) < 0 || columnNamed(file.preview.header, ownKey) < 0)
    return undefined;
  return { file, by: { key, ownKey } };
}

function fitOf(
  file: FileToFit,
  {
    ordered,
    lead,
    lookup,
    plan,
  }: {
    readonly ordered: readonly FileToFit[];
    readonly lead: Readable;
    readonly lookup: ChosenLookup | undefined;
    readonly plan: ImportPlan;
  },
): FileFit {
  const aside = (reason: string, joinBy: readonly string[] = []): FileFit => ({
    kind: 'aside',
    reason,
    joinBy,
  });
  if (!isReadable(file)) return aside(file.problem ?? 'It cannot be read.');
  if (file === lead) return { kind: 'append' };
  if (file === lookup?.file) return { kind: 'lookup', key: lookup.by.ownKey };
  const former = ordered
    .slice(0, ordered.indexOf(file))
    .find(({ contentHash }) => contentHash !== undefined && contentHash === file.contentHash);
  if (former !== undefined)
    return aside(`It has the same content as ${former.name}: its rows would count twice.`);
  if (!sameColumns(file.preview.header, lead.preview.header)) {
    const joinBy = lookup === undefined && plan.kind === 'events' ? joinKeys(lead.preview, file.preview) : [];
    return aside(columnsApart(lead, file), joinBy);
  }
  if (plan.kind === 'customers')
    return aside('A customer table is one file: rows of several cannot be told from customers listed twice.');
  return { kind: 'append' };
}

/** How the columns of a file differ from those of the lead, in a few words. */
function columnsApart(lead: Readable, { preview: { header } }: Readable): string {
  const missing = lead.preview.header.filter((name) => columnNamed(header, name) < 0);
  const more = header.filter((name) => columnNamed(lead.preview.header, name) < 0);
  const parts = [
    ...(missing.length === 0 ? [] : [`it lacks ${named(missing)}`]),
    ...(more.length === 0 ? [] : [`it has ${named(more)} besides`]),
  ];
  const how = parts.length === 0 ? 'they are fewer or more' : parts.join(' and ');
  return `Its columns are not those of ${lead.name}: ${how}.`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => `“${name}”`);
  const last = names.length > MOST_NAMED ? `${names.length - MOST_NAMED} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} and ${last}`;
}

const MOST_NAMED = 3;

/**
 * How a file with the lead's columns is read: cut as itself, mapped as the lead by name. Its dates and decimal marks are read
 * its own way where its own cells decide, else as the lead's.
 */
function planLike(lead: ImportPlan, preview: TablePreview, edits: PlanEdits): ImportPlan {
  const { plan } = preview;
  const { kind, amountRequired, missingIds } = lead;
  const width = preview.header.length;
  const map = Object.fromEntries(
    EVENT_ROLES.map((role) => [
      role,
      isBehind(lead.mapping[role], width) ? '' : sourceText(lead.mapping[role]),
    ]),
  );
  const edited = editPlan(preview, { map });
  const looked = Object.fromEntries(
    EVENT_ROLES.flatMap((role) => {
      const source = lead.mapping[role];
      return source !== undefined && isBehind(source, width) ? [[role, ownSource(source, preview)]] : [];
    }),
  );
  const mapping = { ...edited.mapping, ...looked };
  const asks = new Set(edited.needsChoice.map(({ setting }) => setting));
  const marked = preview.columns.some(({ decimals }) => decimals.point > 0 || decimals.comma > 0);
  const ownTime = edits.timeOrder === undefined && !asks.has('time-order');
  const ownMark = edits.decimal === undefined && marked;
  const used = decimalOf(preview.columns, numberIndexes(mapping)).mark;
  return {
    ...plan,
    kind,
    amountRequired,
    missingIds,
    mapping,
    decimal: ownMark ? (used ?? plan.decimal) : lead.decimal,
    time: isBehind(lead.mapping.time, width)
      ? lead.time
      : {
          ...lead.time,
          numbers: edited.time.numbers,
          order: ownTime ? edited.time.order : lead.time.order,
        },
  };
}

/** A source that the lead has, with its own columns where this file has them. */
function ownSource(source: ColumnSource, { header }: TablePreview): ColumnSource {
  const own = (ref: ColumnRef): ColumnRef =>
    ref.index < header.length ? { ...ref, index: columnNamed(header, ref.name) } : ref;
  return source.kind === 'column'
    ? own(source)
    : { kind: 'product', left: own(source.left), right: own(source.right) };
}

/** Whether a source stands among the columns of the lookup. */
function isBehind(source: ColumnSource | undefined, width: number): boolean {
  if (source === undefined) return false;
  if (source.kind === 'column') return source.index >= width;
  return source.left.index >= width || source.right.index >= width;
}
