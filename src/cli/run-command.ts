import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Worker } from 'node:worker_threads';
import { InputError } from '../base/input-error.ts';
import { version } from '../base/version.ts';
import { artifactCache } from '../engine/cache.ts';
import { type Failure, failureText } from '../engine/failure.ts';
import { type TaskPool, inPlacePool } from '../engine/pool.ts';
import { runPipeline } from '../engine/run.ts';
import { PIPELINES } from '../pipelines/registry.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { resultDocument } from '../pipelines/segmentation/result.ts';
import { assignmentsCsv } from '../pipelines/segmentation/result/assignments-csv.ts';
import { handoverFiles } from './handover-files.ts';
import { type ConfigFile, configurationOf, presetOf, wholeNumber } from './configuration.ts';
import type { Given } from './options.ts';
import { type OutputFolder, outputFolder } from './output-folder.ts';
import { profilesParquet } from './profiles-parquet.ts';
import { progressLines } from './progress.ts';
import { readInputs } from './read-inputs.ts';
import { reportFiles } from './report-files.ts';
import { summaryText } from './summary.ts';
import { threadPool } from './thread-pool.ts';

/** What the command needs of the process. */
export interface Terminal {
  out(text: string): void;
  error(line: string): void;
  readonly signal: AbortSignal;
  startThread(): Worker;
}

/** Exit statuses that scripts may rely on. */
export const EXIT = { done: 0, bug: 1, badInput: 2, interrupted: 130 } as const;

/** `strata run`: reads the options and files, runs the pipeline, prints and writes the result. Bad input is thrown. */
export async function runCommand(given: Given, terminal: Terminal): Promise<number> {
  const config = configurationOf(given, configFile(given));
  const pool = poolOf(given, terminal);
  const folder = folderOf(given, 'out');
  const handover = folderOf(given, 'handover');
  try {
    const inputs = await readInputs(given, config, (note) => terminal.error(note));
    return await runWith(inputs.config, inputs.artifacts, { given, terminal, folder, handover, pool });
  } finally {
    handover?.abandon();
    folder?.abandon();
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
    {
      cache: artifactCache(0),
      pool,
      signal: terminal.signal,
      now: () => performance.now(),
      giveWay: nextTurn,
      emit: progressLines((line) => terminal.error(line)),
    },
  );
  if (result.outcome.kind === 'cancelled') return interrupted(terminal);
  if (result.outcome.kind === 'failed') return reportFailure(result.outcome.failure, terminal);
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

function folderOf(given: Given, option: 'out' | 'handover'): OutputFolder | undefined {
  const path = given.text(option);
  return path === undefined ? undefined : outputFolder(path, `--${option}`);
}

/** "2026-11-20 14:05 UTC". */
function minuteText(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Says what went wrong on stderr and gives the exit status; only a bug shows where it happened. */
export function reportFailure(failure: Failure, terminal: Pick<Terminal, 'error'>): number {
  terminal.error(`strata: ${failureText(failure)}${'remedy' in failure ? ` ${failure.remedy}` : ''}`);
  if (failure.kind === 'bad-input') return EXIT.badInput;
  if (failure.kind === 'bug')
    terminal.error(`This is a defect of Strata, not of your data. ${failure.detail}`);
  return EXIT.bug;
}

/** Says that the run was interrupted and gives the exit status. */
export function interrupted(terminal: Pick<Terminal, 'error'>): number {
  terminal.error('strata: interrupted; no result was written.');
  return EXIT.interrupted;
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
  if (fileName === undefined) return undefined;
  try {
    return { fileName, text: readFileSync(fileName, 'utf8') };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new InputError({
      file: fileName,
      field: '--config',
      message: `The file cannot be read (${detail}).`,
      remedy: 'Check its name.',
    });
  }
}

const MOST_WORKERS = 64;

function poolOf(given: Given, terminal: Terminal): TaskPool & { close(): Promise<void> } {
  const asked = given.text('workers');
  const size =
    asked === undefined
      ? Math.min(8, Math.max(1, availableParallelism() - 1))
      : wholeNumber('workers', asked);
  if (size > MOST_WORKERS) {
    throw new InputError({
      field: '--workers',
      message: `${size} threads are too many.`,
      remedy: `Give at most ${MOST_WORKERS}.`,
    });
  }
  if (size === 0) return { ...inPlacePool(nextTurn, () => performance.now()), close: async () => {} };
  return threadPool(size, () => terminal.startThread());
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
