import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { digest } from '../base/sha256.ts';
import type { FileToFit } from '../io/file-to-fit.ts';
import { importChoices } from '../io/import-choices.ts';
import { ALL_PARTS, type FileParts, type ImportChoice, type ImportPlan } from '../io/import-plan.ts';
import { partChoice } from '../io/part-choice.ts';
import { planFiles, planTogether } from '../io/plan-files.ts';
import { previewFile } from '../io/preview-file.ts';
import type { PreviewOverrides } from '../io/preview-overrides.ts';
import { type FileOfSet, MOST_SAMPLED, type TablePreview } from '../io/preview-table.ts';
import { PREVIEW_BYTES } from '../io/preview-text.ts';
import { filePieces, type StoredFile, stretchOf } from '../io/stored-file.ts';
import type { FilesChosen, ImportCorrections } from './protocol.ts';

/** Looks at several files together, and again with other choices. */
export interface FilesPreviewer {
  preview(stored: StoredFile, corrections: ImportCorrections, chosen: FilesChosen): Promise<TablePreview>;
}

/** One table to look at: a file, or a member of an archive. */
interface Table extends FileToFit {
  readonly archive?: string;
  readonly file: StoredFile;
  readonly place: { readonly from: number; readonly to: number };
  readonly member?: string;
}

/** Most tables that are opened together. */
const MOST_TABLES = 500;

/** What was seen of the files of an opening, whose ids another opening has again. */
interface Opening {
  readonly opening: number;
  readonly tables: Promise<readonly Table[]>;
  /** By id and corrections. */
  readonly looks: Map<string, Promise<Omit<Table, 'id'>>>;
}

/** A {@link FilesPreviewer} that keeps what it saw of the files of the last opening. */
export function createFilesPreviewer(): FilesPreviewer {
  let last: Opening | undefined;

  return {
    async preview(stored, corrections, chosen) {
      if (last?.opening !== chosen.opening)
        last = { opening: chosen.opening, tables: openTables(stored, chosen), looks: new Map() };
      const own = last;
      const all = await own.tables;
      const tables = all.filter(({ id }) => !chosen.removed.includes(id));
      const guessed = planFiles(tables, chosen, {});
      if (guessed === undefined) throw nothingReadable(tables);
      const overrides = overridesOf(corrections);
      const lead = tables.find(({ id }) => id === guessed.lead)!;
      const seen: Table[] = [];
      for (const table of tables) {
        const isAlike = Object.keys(overrides).length > 0 && isGuessedLike(table, lead, overrides);
        seen.push(isAlike ? { ...table, ...(await lookAt(table, overrides, own)) } : table);
      }
      const planned = planFiles(seen, { ...chosen, lead: guessed.lead }, corrections);
      if (planned === undefined) throw nothingReadable(seen);
      const tableOf = (id: string): Table => seen.find((table) => table.id === id)!;
      const choices = planned.appended.flatMap(({ id, plan }) =>
        importChoices(tableOf(id).preview ?? planned.preview, plan, corrections),
      );
      const plan = { ...planTogether(planned, (id) => tableOf(id).place), choices };
      return {
        ...planned.preview,
        ...(chosen.files.length === 1 ? archiveAsked(plan, tables, corrections) : { plan }),
        files: planned.fits.map(({ id, fit }) =>
          fileOfSet(tableOf(id), { fit, isLead: id === planned.lead }),
        ),
      };
    },
  };
}

/** Whether one table of an archive is meant whose tables were looked at together. O(1). */
export function isOneOfArchive({ together, part }: ImportCorrections): boolean {
  return together?.files.length === 1 && part !== undefined && part !== ALL_PARTS;
}

/** The tables of one archive as parts of it; which of them are read is asked until it is said. */
function archiveAsked(
  plan: ImportPlan,
  tables: readonly Table[],
  { part }: ImportCorrections,
): Pick<TablePreview, 'plan'> & { readonly parts?: FileParts } {
  const names = tables.flatMap(({ member }) => member ?? []);
  const archive = tables[0]?.archive;
  if (names.length < 2 || archive === undefined) return { plan };
  const parts: FileParts = { kind: 'member', chosen: ALL_PARTS, names };
  if (part !== ALL_PARTS)
    return { parts, plan: { ...plan, needsChoice: [partChoice(parts), ...plan.needsChoice] } };
  const said: ImportChoice = { file: archive, what: 'part', chosen: part, by: 'given', alternatives: names };
  return { parts, plan: { ...plan, choices: [said, ...(plan.choices ?? [])] } };
}

function lookAt(table: Table, overrides: PreviewOverrides, { looks }: Opening): Promise<Omit<Table, 'id'>> {
  const key = JSON.stringify([table.id, overrides]);
  const known = looks.get(key);
  if (known !== undefined) return known;
  const look = looked(table, overrides);
  looks.set(key, look);
  return look;
}

/** The tables of all files, members of archives each on their own, as far as they can be looked at. */
async function openTables(stored: StoredFile, { files }: FilesChosen): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const [at, { name, from, to }] of files.entries()) {
    const place = { from, to };
    const base: Table = {
      id: String(at),
      name,
      bytes: to - from,
      preview: undefined,
      file: stretchOf(stored, name, place),
      place,
    };
    const first = { ...base, ...(await looked(base, {})) };
    const members = first.preview?.parts?.kind === 'member' ? first.preview.parts.names : [];
    const count = tables.length + Math.max(1, members.length) + (files.length - at - 1);
    if (count > MOST_TABLES) throw tooMany(count);
    if (members.length < 2) tables.push(first);
    else {
      for (const member of members) {
        const table: Table = {
          ...base,
          id: `${at}/${member}`,
          name: member,
          archive: name,
          member,
          file: { ...base.file, name: member },
        };
        tables.push({ ...table, ...(await looked(table, {})) });
      }
    }
  }
  return withHashes(tables);
}

async function looked(table: Table, overrides: PreviewOverrides): Promise<Omit<Table, 'id'>> {
  try {
    const part = table.member === undefined ? {} : { part: table.member };
    const preview = await previewFile(table.file, { ...overrides, ...part });
    const answered = preview.plan.needsChoice.filter(
      ({ setting }) => setting !== 'part' || table.member === undefined,
    );
    const shown = { ...preview, plan: { ...preview.plan, needsChoice: answered } };
    if (table.member === undefined) return { ...table, preview: shown };
    const { parts: _, ...alone } = shown;
    return { ...table, preview: alone };
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
    return { ...table, preview: undefined, problem: `${thrown.problem.message} ${thrown.problem.remedy}` };
  }
}

/** Files of the same size with the hash of their content: equal ones are told of. */
async function withHashes(tables: readonly Table[]): Promise<readonly Table[]> {
  const bySize = new Map<number, number>();
  for (const { bytes, member } of tables)
    if (member === undefined) bySize.set(bytes, (bySize.get(bytes) ?? 0) + 1);
  const hashed: Table[] = [];
  for (const table of tables) {
    if (table.member !== undefined || (bySize.get(table.bytes) ?? 0) < 2) {
      hashed.push(table);
      continue;
    }
    const hash = digest();
    for await (const piece of filePieces(table.file)) hash.array(piece);
    hashed.push({ ...table, contentHash: hash.hex() });
  }
  return hashed;
}

function overridesOf({ delimiter, hasHeader, encoding, repair, part }: PreviewOverrides): PreviewOverrides {
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(hasHeader === undefined ? {} : { hasHeader }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(repair === undefined ? {} : { repair }),
    ...(part === undefined || part === ALL_PARTS ? {} : { part }),
  };
}

/** Whether a correction of how the lead is cut holds for a file too: where the same was guessed of both. */
function isGuessedLike({ preview }: Table, lead: Table, overrides: PreviewOverrides): boolean {
  const own = preview?.plan;
  const other = lead.preview?.plan;
  if (own === undefined || other === undefined) return false;
  if (own.format.kind !== other.format.kind) return false;
  return (
    (overrides.delimiter === undefined || own.dialect.delimiter === other.dialect.delimiter) &&
    (overrides.hasHeader === undefined || own.dialect.hasHeader === other.dialect.hasHeader) &&
    (overrides.encoding === undefined || own.encoding === other.encoding)
  );
}

function fileOfSet(
  { id, name, archive, bytes, preview }: Table,
  rest: Pick<FileOfSet, 'fit' | 'isLead'>,
): FileOfSet {
  return {
    id,
    name,
    ...(archive === undefined ? {} : { archive }),
    bytes,
    rows:
      preview === undefined
        ? undefined
        : {
            count: preview.sampledRows,
            isAll:
              preview.sampledRows < MOST_SAMPLED &&
              bytes <= PREVIEW_BYTES &&
              preview.plan.packing.length === 0,
          },
    plan: preview?.plan,
    dayOrder: preview === undefined ? undefined : dayOrderOf(preview),
    ...rest,
  };
}

function dayOrderOf({ plan, columns }: TablePreview): FileOfSet['dayOrder'] {
  const { time } = plan.mapping;
  const shapes = time?.kind === 'column' ? columns[time.index]?.timeShapes : undefined;
  const isUnclear = ORDERED_SHAPES.some((shape) => (shapes?.[shape] ?? 0) > 0);
  return isUnclear || plan.time.order.startsWith('year') ? plan.time.order : undefined;
}

const ORDERED_SHAPES = ['day-first', 'month-first', 'either-order'] as const;

function nothingReadable(tables: readonly Table[]): InputError {
  return new InputError({
    message:
      tables.length === 0
        ? 'No file is left.'
        : `None of the ${countText(tables.length)} files is a table that can be read.`,
    remedy:
      tables
        .map(({ name, problem }) => `${name}: ${problem ?? ''}`)
        .slice(0, 3)
        .join(' ') || 'Choose another.',
  });
}

function tooMany(count: number): InputError {
  return new InputError({
    message: `These are ${countText(count)} tables or more; at most ${countText(MOST_TABLES)} are opened together.`,
    remedy: 'Open them in parts, or join them before.',
  });
}
