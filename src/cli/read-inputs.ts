import { countText } from '../base/number-text.ts';
import { InputError } from '../base/input-error.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { digest } from '../base/sha256.ts';
import { mergeConfig } from '../engine/config.ts';
import type { RunRequest } from '../engine/run.ts';
import { createCustomerReader } from '../io/customer-reader.ts';
import { editPlan } from '../io/edit-plan.ts';
import { importChoices } from '../io/import-choices.ts';
import { createMergeReader, planMergeHistory } from '../io/merge-history.ts';
import type { PreviewOverrides } from '../io/preview-overrides.ts';
import type { TablePreview } from '../io/preview-table.ts';
import { readTable } from '../io/read-table.ts';
import type { TableReader } from '../io/table-reader.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../pipelines/segmentation/model.ts';
import { tablesAt } from './event-files.ts';
import type { Given } from './options.ts';
import { mergeColumns, planEdits, refuseForeignOptions } from './plan-edits.ts';
import { readCorrections } from './read-corrections.ts';
import { readEventFiles } from './read-event-files.ts';
import { withFile } from './read-file.ts';
import { requireAnswers } from './require-answers.ts';

/** The artifacts that files give to a run, and the configuration that goes with them. */
export interface RunInputs {
  readonly config: SegmentationConfig;
  readonly artifacts: RunRequest<SegmentationArtifacts, SegmentationConfig>['given'];
}

/**
 * Reads the files named by the options; `note` hears what was guessed. Without files the data are generated. `features` are
 * the columns used of a customer table where no option names them.
 */
export async function readInputs(
  given: Given,
  config: SegmentationConfig,
  note: (line: string) => void,
  features?: readonly string[],
): Promise<RunInputs> {
  const paths = given.texts('input');
  const kind = kindOf(given, config, paths.length > 0);
  refuseForeignOptions(given, kind);
  const changed = mergeConfig(config, { source: { kind } });
  if (kind === 'synthetic') return { config: changed, artifacts: {} };
  if (kind === 'customers')
    return { config: changed, artifacts: await customersOf(given, paths, { note, features }) };
  const events = await readEventFiles(given, paths, note);
  const merges = given.text('merges');
  return {
    config: changed,
    artifacts: { ...events, ...(merges === undefined ? {} : await mergesOf(given, merges, note)) },
  };
}

function kindOf(
  given: Given,
  config: SegmentationConfig,
  hasInput: boolean,
): SegmentationConfig['source']['kind'] {
  const asked = given.text('kind');
  if (asked !== undefined && asked !== 'events' && asked !== 'customers') {
    throw new InputError({
      field: '--kind',
      message: `There is no kind “${asked}”.`,
      remedy: 'Choose events or customers.',
    });
  }
  const imported = asked ?? (config.source.kind === 'customers' ? 'customers' : 'events');
  if (hasInput) return imported;
  if (asked !== undefined || config.source.kind !== 'synthetic') {
    const field = asked === undefined ? 'source.kind' : '--kind';
    throw new InputError({ field, message: 'No file is given.', remedy: 'Give the data with --input FILE.' });
  }
  return 'synthetic';
}

type GivenArtifacts = RunInputs['artifacts'];

async function customersOf(
  given: Given,
  paths: readonly string[],
  { note, features }: { note(line: string): void; readonly features: readonly string[] | undefined },
): Promise<GivenArtifacts> {
  if (paths.length > 1) {
    throw new InputError({
      field: '--input',
      message: 'A customer table is one file.',
      remedy: 'Give one --input, or join the files before.',
    });
  }
  const path = paths[0]!;
  const preview = await previewOf(path, 'input', readCorrections(given));
  const edits = {
    ...(features === undefined ? {} : { features }),
    ...readCorrections(given),
    ...planEdits(given, 'customers'),
  };
  const plan = editPlan(preview, edits);
  requireAnswers(preview, plan);
  const { result, contentHash } = await readWhole(path, 'input', createCustomerReader(plan));
  const { table, report } = result;
  const { id } = plan.customers;
  note(
    `${plan.fileName}: ${id === undefined ? 'rows called by their number' : `id = ${plan.header[id]!}`}; features ${table.columns.map(({ name }) => name).join(', ')}`,
  );
  const choices = importChoices(preview, plan, edits);
  const key = digest().text(contentHash).text(canonicalJson(plan)).hex();
  return { importedCustomers: { value: { fileName: plan.fileName, table, report, choices }, key } };
}

async function mergesOf(given: Given, path: string, note: (line: string) => void): Promise<GivenArtifacts> {
  const plan = planMergeHistory(await previewOf(path, 'merges'), mergeColumns(given));
  const { result, contentHash } = await readWhole(path, 'merges', createMergeReader(plan));
  const { merges, report } = result;
  const time = plan.time === undefined ? '' : `, time = ${plan.time.name}`;
  note(
    `${report.fileName}: past = ${plan.past.name}, canonical = ${plan.canonical.name}${time} (${plan.why}); ${countText(report.valid)} rows`,
  );
  const key = digest().text(contentHash).text(canonicalJson(plan)).hex();
  return { importedMerges: { value: { fileName: report.fileName, merges, report }, key } };
}

async function previewOf(
  path: string,
  option: string,
  corrections: PreviewOverrides = {},
): Promise<TablePreview> {
  const tables = await tablesAt({ path, option, id: '0' }, corrections);
  const preview = tables[0]?.preview;
  if (tables.length === 1 && preview !== undefined) return preview;
  throw new InputError({
    field: '--read',
    message: 'A customer table is one file; the tables of an archive cannot be appended to one.',
    remedy: 'Name one of them with --read part=NAME.',
  });
}

function readWhole<Result>(
  path: string,
  option: string,
  reader: TableReader<Result>,
): ReturnType<typeof readTable<Result>> {
  return withFile(path, option, (file) => readTable(file, reader, () => undefined));
}
