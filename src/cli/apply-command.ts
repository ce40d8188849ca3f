import { present } from '../base/assert.ts';
import { InputError } from '../base/input-error.ts';
import { version } from '../base/version.ts';
import { upTo } from '../engine/pipeline.ts';
import { runPipeline } from '../engine/run.ts';
import { PIPELINES } from '../pipelines/registry.ts';
import { applyModel } from '../pipelines/segmentation/applied/apply-model.ts';
import { appliedConfig } from '../pipelines/segmentation/applied/applied-config.ts';
import type { ModelDocument } from '../pipelines/segmentation/applied/model-document.ts';
import { readModel } from '../pipelines/segmentation/applied/read-model.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { assignmentsCsv } from '../pipelines/segmentation/result/assignments-csv.ts';
import { dayProblem } from '../pipelines/segmentation/settings/day-problem.ts';
import { driftText } from './drift-text.ts';
import type { Given } from './options.ts';
import { folderOf, type OutputFolder } from './output-folder.ts';
import { poolOf } from './pool-of.ts';
import { readInputs, type RunInputs } from './read-inputs.ts';
import { readText } from './read-text.ts';
import { runPorts } from './run-ports.ts';
import { EXIT, interrupted, reportFailure, type Terminal } from './terminal.ts';

/** `strata apply`: describes new customers as the run did and gives them its segments. Bad input is thrown. */
export async function applyCommand(given: Given, terminal: Terminal): Promise<number> {
  const path = given.text('model');
  if (path === undefined) throw missing('--model', 'Give the model.json of a run with --model FILE.');
  if (given.texts('input').length === 0) throw missing('--input', 'Give the new data with --input FILE.');
  const model = readModel(path, readText(path, 'model'));
  const folder = folderOf(given, 'out');
  try {
    const names = model.features.map(({ name }) => name);
    const config = configOf(model, given);
    const inputs = await readInputs(given, config, (note) => terminal.error(note), names).catch((thrown) => {
      throw given.text('features') === undefined ? ofModel(thrown) : thrown;
    });
    return await applyTo(inputs, { model, given, terminal, folder });
  } finally {
    folder?.abandon();
  }
}

/** A column of a table that was asked for by the model, and by no option. */
function ofModel(thrown: unknown): unknown {
  if (!(thrown instanceof InputError) || thrown.problem.field !== 'features') return thrown;
  const { message, remedy } = thrown.problem;
  return new InputError({ ...thrown.problem, message: `${message} The model rests on it.`, remedy });
}

interface ApplyParts {
  readonly model: ModelDocument;
  readonly given: Given;
  readonly terminal: Terminal;
  readonly folder: OutputFolder | undefined;
}

async function applyTo(
  { config, artifacts }: RunInputs,
  { model, given, terminal, folder }: ApplyParts,
): Promise<number> {
  const pool = poolOf(given, terminal);
  try {
    const { outcome, artifacts: made } = await runPipeline(
      upTo(PIPELINES.segmentation, 'profiles'),
      { config, seed: config.source.seed, given: artifacts },
      runPorts(pool, terminal),
    );
    if (outcome.kind === 'cancelled') return interrupted(terminal);
    if (outcome.kind === 'failed') return reportFailure(outcome.failure, terminal);
    const profiles = present(made.profiles, 'the profiles');
    const { labels, drift } = await applyModel(model, profiles, {
      version,
      mergeRows: made.identity?.mergeRows ?? 0,
      mapping: artifacts.importedEvents?.value.mapping,
      checkpoint: async () => {},
    });
    const text = `${JSON.stringify(drift, undefined, 2)}\n`;
    folder?.write({
      'assignments.csv': assignmentsCsv(profiles.ids, { labels, segments: model.segments }, undefined, {
        rawCells: given.flag('raw-cells'),
      }),
      'drift.json': text,
    });
    for (const warning of drift.warnings) terminal.error(`Warning: ${warning}`);
    terminal.out(given.flag('json') ? text : driftText(drift));
    return EXIT.done;
  } finally {
    await pool.close();
  }
}

/** The settings of the model, counting back from another day where `--as-of` says so. */
function configOf(model: ModelDocument, given: Given): SegmentationConfig {
  const day = given.text('as-of');
  const problem = day === undefined ? undefined : dayProblem(day);
  if (problem !== undefined)
    throw new InputError({
      field: '--as-of',
      message: `“${day}” ${problem}.`,
      remedy: 'Write a day as YYYY-MM-DD.',
    });
  return appliedConfig(model, day);
}

function missing(field: string, remedy: string): InputError {
  return new InputError({ field, message: 'No file is given.', remedy });
}
