import { InputError } from '../base/input-error.ts';
import type { RunRequest } from '../engine/run.ts';
import {
  EVENT_ROLES,
  type EventMapping,
  type ImportPlan,
  type OpenChoice,
  sourceText,
} from '../io/import-plan.ts';
import { type FileChoices, type FileToFit, planFiles, planTogether } from '../io/plan-files.ts';
import { previewFile } from '../io/preview-file.ts';
import type { FileFit, TablePreview } from '../io/preview-table.ts';
import { type PartRead, readPart } from '../io/read-part.ts';
import { uniteParts } from '../io/unite-parts.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import type { Given } from './options.ts';
import { planEdits } from './plan-edits.ts';
import { readCorrections } from './read-corrections.ts';
import { withFile } from './read-file.ts';

type GivenArtifacts = RunRequest<SegmentationArtifacts, SegmentationConfig>['given'];

interface FileAt extends FileToFit {
  readonly path: string;
  readonly option: string;
  readonly preview: TablePreview;
}

/** Reads events from one or several files: appended by the columns of the first, and joined by a key with `--join`. */
export async function readEventFiles(
  given: Given,
  paths: readonly string[],
  note: (line: string) => void,
): Promise<GivenArtifacts> {
  const files: FileAt[] = [];
  for (const path of paths)
    files.push(await fileAt({ path, option: 'input', id: String(files.length) }, given));
  const joined = given.text('join');
  if (joined !== undefined) files.push(await fileAt({ path: joined, option: 'join', id: 'join' }, given));
  const planned = planFiles(files, choicesOf(given), {
    ...readCorrections(given),
    ...planEdits(given, 'events'),
  })!;
  const { plan, guess } = planned.preview;
  for (const { id, fit } of planned.fits)
    if (fit.kind === 'aside') throw notTogether(fileOf(files, id), fit, planned.preview);
  if (guess.kind === 'customers' && (plan.mapping.customer === undefined || plan.mapping.time === undefined))
    throw noEvents(planned.preview);
  noteGuess(plan, note);
  const { lookup } = planned;
  const parts: PartRead[] = [];
  for (const { id, plan: own } of planned.appended) {
    const read = (looked?: Parameters<typeof readPart>[0]['lookup']): Promise<PartRead> =>
      withFile(fileOf(files, id).path, 'input', (file) =>
        readPart({ file, plan: own, ...(looked === undefined ? {} : { lookup: looked }) }, () => undefined),
      );
    parts.push(
      lookup === undefined
        ? await read()
        : await withFile(fileOf(files, lookup.id).path, 'join', (file) => read({ ...lookup, file })),
    );
  }
  const together = planTogether(planned, () => ({ from: 0, to: 0 }));
  const { table, report, key } = uniteParts(together, parts);
  return {
    importedEvents: { value: { fileName: report.fileName, table, report, mapping: plan.mapping }, key },
  };
}

async function fileAt(
  { path, option, id }: Pick<FileAt, 'path' | 'option' | 'id'>,
  given: Given,
): Promise<FileAt> {
  const corrections = option === 'input' ? readCorrections(given) : {};
  return withFile(path, option, async (file) => ({
    path,
    option,
    id,
    name: file.name,
    bytes: file.size,
    preview: await previewFile(file, corrections),
  }));
}

function fileOf(files: readonly FileAt[], id: string): FileAt {
  return files.find((file) => file.id === id)!;
}

/** `--on COLUMN`, or `--on COLUMN=COLUMN` where the two files call it differently. */
function choicesOf(given: Given): FileChoices {
  const on = given.text('on');
  if (given.text('join') === undefined) {
    if (on === undefined) return { lead: '0' };
    throw new InputError({
      field: '--on',
      message: 'There is nothing to join.',
      remedy: 'Name the file with --join FILE.',
    });
  }
  if (on === undefined) return { lead: '0', join: { id: 'join' } };
  const [key = '', ownKey = key] = on.split('=').map((name) => name.trim());
  return { lead: '0', join: { id: 'join', key, ownKey } };
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
      remedy: `Name it with --on COLUMN, or --on COLUMN=COLUMN where it is called differently. The columns are ${lead.header.join(', ')}, and ${preview.header.join(', ')} in ${name}.`,
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

function noteGuess(plan: ImportPlan, note: (line: string) => void): void {
  note(`${plan.fileName}: ${mappingText(plan.mapping)}`);
  for (const choice of plan.needsChoice) {
    const other = choice.alternatives.map((value) => answerOption(choice.setting, value)).join(' or ');
    note(`Note: ${choice.message} The other reading: ${other}.`);
  }
}

/** The option that gives an open question its other answer. */
function answerOption(setting: OpenChoice['setting'], value: string): string {
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
      return value;
    default:
      return `--read ${setting}=${value}`;
  }
}

function mappingText(mapping: EventMapping): string {
  return EVENT_ROLES.filter((role) => mapping[role] !== undefined)
    .map((role) => `${role} = ${sourceText(mapping[role])}`)
    .join(', ');
}
