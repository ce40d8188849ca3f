import { version } from '../base/version.ts';
import type { Failure } from '../engine/failure.ts';
import type { TaskPool } from '../engine/pool.ts';
import { runPipeline } from '../engine/run.ts';
import { PIPELINES } from '../pipelines/registry.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { resultDocument } from '../pipelines/segmentation/result.ts';
import { assignmentsCsv } from '../pipelines/segmentation/result/assignments-csv.ts';
import { failedDocument } from '../pipelines/segmentation/result/failed-document.ts';
import { handoverFiles } from './handover-files.ts';
import { type ConfigFile, configurationOf, presetOf } from './configuration.ts';
import type { Given } from './options.ts';
import { folderOf, type OutputFolder } from './output-folder.ts';
import { poolOf } from './pool-of.ts';
import { profilesParquet } from './profiles-parquet.ts';
import { readInputs } from './read-inputs.ts';
import { readText } from './read-text.ts';
import { runPorts } from './run-ports.ts';
import { reportFiles } from './report-files.ts';
import { dataText, summaryText } from './summary.ts';
import { EXIT, interrupted, reportFailure, type Terminal } from './terminal.ts';

/** `strata run`: reads the options and files, runs the pipeline, prints and writes the result. Bad input is thrown. */
export async function runCommand(given: Given, terminal: Terminal): Promise<number> {
  const config = configurationOf(given, configFile(given));
  const pool = poolOf(given, terminal);
  const folders: OutputFolder[] = [];
  const opened = (option: 'out' | 'handover'): OutputFolder | undefined => {
    const folder = folderOf(given, option);
    if (folder !== undefined) folders.push(folder);
    return folder;
  };
  try {
    const folder = opened('out');
    const handover = opened('handover');
    const inputs = await readInputs(given, config, (note) => terminal.error(note));
    return await runWith(inputs.config, inputs.artifacts, { given, terminal, folder, handover, pool });
  } finally {
    for (const each of folders.toReversed()) each.abandon();
    await pool.close();
  }
}

interface RunParts {
  readonly given: Given;
  readonly terminal: Terminal;
  readonly folder: OutputFolder | undefined;
  readonly handover: OutputFolder | undefined;
  readonly pool: TaskPool;
}

async function runWith(
  config: SegmentationConfig,
  artifacts: Awaited<ReturnType<typeof readInputs>>['artifacts'],
  { given, terminal, folder, handover, pool }: RunParts,
): Promise<number> {
  const result = await runPipeline(
    PIPELINES.segmentation,
    { config, seed: config.source.seed, given: artifacts },
    runPorts(pool, terminal),
  );
  if (result.outcome.kind === 'cancelled') return interrupted(terminal);
  if (result.outcome.kind === 'failed') {
    const { stage, failure } = result.outcome;
    const failed = failedDocument(result.artifacts, result.reports, { config, version, stage, failure });
    if (given.flag('json')) terminal.out(`${JSON.stringify(failed, undefined, 2)}\n`);
    else terminal.error(dataText(failed));
    return reportFailure(failure, terminal);
  }
  const document = resultDocument(result.artifacts, result.reports, config, version);
  const { profiles, segmentations, sampling } = result.artifacts;
  const chosen = segmentations?.byK.find(({ k }) => k === document?.kSelection.chosen);
  if (document === undefined || profiles === undefined || chosen === undefined) {
    const skipped = result.reports.find(({ status }) => status === 'skipped');
    return reportFailure(missingInput(skipped?.reason ?? 'no segments were made'), terminal);
  }
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  const stamp = { preset: presetOf(given).name, createdAt: minuteText(new Date()) };
  folder?.write({
    'config.json': `${JSON.stringify(config, undefined, 2)}\n`,
    'result.json': text,
    'assignments.csv': assignmentsCsv(profiles.ids, chosen, sampling?.certainty, {
      rawCells: given.flag('raw-cells'),
    }),
    'profiles.parquet': profilesParquet(profiles, chosen),
    ...reportFiles(result.artifacts, document, stamp),
  });
  handover?.write(handoverFiles(result.artifacts, chosen, config, (note) => terminal.error(note)));
  terminal.out(given.flag('json') ? text : summaryText(document));
  return EXIT.done;
}

/** "2026-11-20 14:05 UTC". */
function minuteText(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function missingInput(reason: string): Failure {
  return {
    kind: 'bad-input',
    problem: {
      message: `Nothing could be segmented: ${reason}.`,
      remedy: 'Give the data with --input FILE.',
    },
  };
}

function configFile(given: Given): ConfigFile | undefined {
  const fileName = given.text('config');
  return fileName === undefined ? undefined : { fileName, text: readText(fileName, 'config') };
}
