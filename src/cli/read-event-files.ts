import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import type { RunRequest } from '../engine/run.ts';
import type { PlanEdits } from '../io/edit-plan.ts';
import { futureTimes } from '../io/future-times.ts';
import type { FileChoices } from '../io/file-to-fit.ts';
import { importChoices } from '../io/import-choices.ts';
import {
  ALL_PARTS,
  EVENT_ROLES,
  type EventMapping,
  type ImportChoice,
  type ImportPlan,
  type OpenChoice,
  sourceText,
} from '../io/import-plan.ts';
import { type FilesPlan, planFiles, planTogether } from '../io/plan-files.ts';
import type { PreviewOverrides } from '../io/preview-overrides.ts';
import type { FileFit, TablePreview } from '../io/preview-table.ts';
import { type PartRead, readPart } from '../io/read-part.ts';
import { uniteParts } from '../io/unite-parts.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import { type FileAt, tablesAt } from './event-files.ts';
import type { Given } from './options.ts';
import { planEdits } from './plan-edits.ts';
import { readCorrections } from './read-corrections.ts';
import { withFile } from './read-file.ts';
import { requireAnswers } from './require-answers.ts';

type GivenArtifacts = RunRequest<SegmentationArtifacts, SegmentationConfig>['given'];

/** Reads events from one or several files: appended by the columns of the first, and joined by a key with `--join`. */
export async function readEventFiles(
  given: Given,
  paths: readonly string[],
  note: (line: string) => void,
): Promise<GivenArtifacts> {
  const files: FileAt[] = [];
  const corrections = readCorrections(given);
  for (const path of paths)
    files.push(...(await tablesAt({ path, option: 'input', id: String(files.length) }, corrections)));
  const joined = given.text('join');
  if (joined !== undefined) files.push(...(await tablesAt({ path: joined, option: 'join', id: 'join' }, {})));
  const edits = { ...corrections, ...planEdits(given, 'events') };
  const planned = planFiles(files, choicesOf(given, files), edits);
  if (planned === undefined) throw nothingReadable(files);
  const { plan, guess } = planned.preview;
  for (const { id, fit } of planned.fits)
    if (fit.kind === 'aside') setAside(fileOf(files, id), fit, planned.preview, note);
  if (guess.kind === 'customers' && (plan.mapping.customer === undefined || plan.mapping.time === undefined))
    throw noEvents(planned.preview);
  requireAnswers(planned.preview, plan);
  noteGuess(plan, corrections.part === ALL_PARTS, note);
  const { lookup } = planned;
  const parts: PartRead[] = [];
  for (const { id, plan: own } of planned.appended) {
    const read = (looked?: Parameters<typeof readPart>[0]['lookup']): Promise<PartRead> =>
      withFile(fileOf(files, id).path, 'input', (file) =>
        readPart(
          {
            file: fileOf(files, id).open(file),
            plan: own,
            ...(looked === undefined ? {} : { lookup: looked }),
          },
          () => undefined,
        ),
      );
    parts.push(
      lookup === undefined
        ? await read()
        : await withFile(fileOf(files, lookup.id).path, 'join', (file) => read({ ...lookup, file })),
    );
  }
  const together = planTogether(planned, () => ({ from: 0, to: 0 }));
  const { table, report, key } = uniteParts(together, parts);
  const warnings = [...report.warnings, ...futureTimes(table, Date.now())];
  const choices = choicesMade(files, planned.appended, edits);
  return {
    importedEvents: {
      value: {
        fileName: report.fileName,
        table,
        report: { ...report, warnings },
        mapping: plan.mapping,
        choices,
      },
      key,
    },
  };
}

function fileOf(files: readonly FileAt[], id: string): FileAt {
  return files.find((file) => file.id === id)!;
}

/** `--on COLUMN`, or `--on COLUMN=COLUMN` where the two files call it differently. */
function choicesOf(given: Given, files: readonly FileAt[]): FileChoices {
  const lead = files[0]?.archive === undefined ? '0' : undefined;
  const on = given.text('on');
  if (given.text('join') === undefined) {
    if (on === undefined) return { lead };
    throw new InputError({
      field: '--on',
      message: 'There is nothing to join.',
      remedy: 'Name the file with --join FILE.',
    });
  }
  if (on === undefined) return { lead, join: { id: 'join' } };
  const [key = '', ownKey = key] = on.split('=').map((name) => name.trim());
  return { lead, join: { id: 'join', key, ownKey } };
}

/** One of all tables of an archive may be left out, as on the page, and that is said; a file that was named may not. */
function setAside(
  file: FileAt,
  fit: Extract<FileFit, { kind: 'aside' }>,
  lead: TablePreview,
  note: (line: string) => void,
): void {
  if (file.archive === undefined) throw notTogether(file, fit, lead);
  note(`Note: ${file.name} in ${file.archive} is set aside. ${fit.reason}`);
}

/** How each file that is appended is read, and which tables of an archive are. */
function choicesMade(
  files: readonly FileAt[],
  appended: FilesPlan['appended'],
  edits: PlanEdits & PreviewOverrides,
): readonly ImportChoice[] {
  const archives = [...new Set(files.flatMap(({ archive }) => archive ?? []))];
  return [
    ...archives.map((archive): ImportChoice => {
      const names = files.filter((file) => file.archive === archive).map(({ name }) => name);
      return { file: archive, what: 'part', chosen: ALL_PARTS, by: 'given', alternatives: names };
    }),
    ...appended.flatMap(({ id, plan }) => {
      const { archive, preview } = fileOf(files, id);
      if (preview === undefined) return [];
      const choices = importChoices(preview, plan, edits);
      return archive === undefined ? choices : choices.filter(({ what }) => what !== 'part');
    }),
  ];
}

function nothingReadable(files: readonly FileAt[]): InputError {
  return new InputError({
    field: '--input',
    message: `None of the ${countText(files.length)} tables can be read.`,
    remedy: files
      .slice(0, 3)
      .map(({ name, problem = '' }) => `${name}: ${problem}`)
      .join(' '),
  });
}

function notTogether(
  { name, option, preview }: FileAt,
  { reason }: Extract<FileFit, { kind: 'aside' }>,
  lead: TablePreview,
): InputError {
  if (option === 'join') {
    return new InputError({
      file: name,
      field: '--on',
      message: 'It is not known by which column the files are joined.',
      remedy: `Name it with --on COLUMN, or --on COLUMN=COLUMN where it is called differently. The columns are ${lead.header.join(', ')}, and ${preview?.header.join(', ') ?? 'none'} in ${name}.`,
    });
  }
  return new InputError({
    file: name,
    field: '--input',
    message: reason,
    remedy:
      'Files are appended when they have the same columns, in any order; join one table of another kind with --join FILE --on COLUMN, or run it on its own.',
  });
}

function noEvents(preview: TablePreview): InputError {
  return new InputError({
    file: preview.fileName,
    message: 'No columns were found that say who bought and when.',
    remedy: `Name them with --map customer=COLUMN --map time=COLUMN, or say --kind customers for a table with one row per customer. The columns are: ${preview.header.slice(0, 30).join(', ')}.`,
  });
}

function noteGuess(plan: ImportPlan, isAll: boolean, note: (line: string) => void): void {
  note(`${plan.fileName}: ${mappingText(plan.mapping)}`);
  for (const choice of plan.needsChoice) {
    if (choice.setting === 'part' && isAll) continue;
    const other = choice.alternatives.map((value) => answerOption(choice, value)).join(' or ');
    note(`Note: ${choice.message} The other reading: ${other}.`);
  }
}

/** The option that gives an open question its other answer. */
function answerOption({ setting, ids = [] }: OpenChoice, value: string): string {
  switch (setting) {
    case 'decimal-mark':
      return `--read decimal=${value}`;
    case 'decimal-mark-beside':
      return `--read decimal-beside=${value}`;
    case 'header':
      return `--read header=${value === 'header' ? 'yes' : 'no'}`;
    case 'repair':
      return '--read repair=mojibake';
    case 'kind':
      return `--kind ${value}`;
    case 'missing-ids':
      return `--read missing=${value === 'kept' ? 'none' : ids.join(',')}`;
    default:
      return `--read ${setting}=${value}`;
  }
}

function mappingText(mapping: EventMapping): string {
  return EVENT_ROLES.filter((role) => mapping[role] !== undefined)
    .map((role) => `${role} = ${sourceText(mapping[role])}`)
    .join(', ');
}
