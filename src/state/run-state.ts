import type { PoolUse, RunOutcome, StageReport } from '../engine/events.ts';
import type { Failure } from '../engine/failure.ts';
import type { StageTitle } from '../engine/pipeline.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ResultDocument } from '../pipelines/segmentation/result-document.ts';
import type { Sampling } from '../pipelines/segmentation/sensitivity/artifacts.ts';
import type { EvidenceView, SegmentationViews, SweepView } from '../pipelines/segmentation/views.ts';
import type { HostReady, RunInputs, RunMessage } from '../worker/protocol.ts';
import { exchangeViews, mustWait, replaceViews } from './exchange-views.ts';
import { staleStages } from './stale-stages.ts';

export type RunPhase = 'idle' | 'running' | 'done' | 'failed' | 'cancelled';

/** `stale`: made with settings or files that have changed since. */
export type StageState =
  | 'queued'
  | 'running'
  | 'cached'
  | 'done'
  | 'stale'
  | 'skipped'
  | 'failed'
  | 'cancelled';

/** One line of the stage list. */
export interface StageRow extends StageTitle {
  readonly state: StageState;
  /** How it ended in the last run, whatever has become stale since. */
  readonly settled: 'done' | 'cached' | 'skipped' | undefined;
  /** Milliseconds from the start of the run; undefined until the stage starts. */
  readonly startedMs: number | undefined;
  /** Wall time; undefined until the stage ends. */
  readonly ms: number | undefined;
  /** Wall time of the computation before this run, in this session: what this one may take. */
  readonly previousMs: number | undefined;
  /** Progress in [0, 1]. */
  readonly fraction: number;
  readonly note: string;
  readonly bytes: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** What it had the workers do; undefined when nothing. */
  readonly pool: PoolUse | undefined;
  /** Why it was skipped, failed or cancelled. */
  readonly reason: string | undefined;
}

export type ViewName = keyof SegmentationViews;

/** `replacing`: a run is making a newer one; `stale`: settings or files changed, or the run ended before it. */
export type ViewFreshness = 'fresh' | 'replacing' | 'stale';

export interface RunState {
  readonly phase: RunPhase;
  readonly stages: readonly StageRow[];
  /** Title of the stage under way; between two stages still the one that ended, so that it is not blank for a blink. */
  readonly running: string | undefined;
  /** The newest views that fit together; a view stays until its successor is there. */
  readonly views: Partial<SegmentationViews>;
  /** Of each view in `views`; whatever is not fresh is shown dimmed. */
  readonly freshness: Readonly<Partial<Record<ViewName, ViewFreshness>>>;
  /** The curve so far, while the sweep goes on. */
  readonly partialSweep: SweepView | undefined;
  /** The evidence so far, while structure is tested. */
  readonly partialEvidence: EvidenceView | undefined;
  /** The replicates so far, while customers are drawn again. */
  readonly partialSampling: Sampling | undefined;
  /** Of the last run that was done, with the configuration and files it was made with. */
  readonly result: ResultDocument | undefined;
  readonly resultConfig: SegmentationConfig | undefined;
  readonly resultInputs: RunInputs | undefined;
  /** Configuration and files of the run under way or last. */
  readonly config: SegmentationConfig | undefined;
  readonly inputs: RunInputs;
  /** Clock time of the start; undefined before the first run. */
  readonly startedAt: number | undefined;
  /** Whole time of the last run that ended, in milliseconds. */
  readonly ms: number | undefined;
  readonly failure: Failure | undefined;
  /** Name of the stage that failed. */
  readonly failedStage: string | undefined;
  /** Views of an earlier run that are still shown. */
  readonly leftOver: readonly ViewName[];
  /** New views that wait until all views of the same customers are there. */
  readonly held: Partial<SegmentationViews>;
}

/** What changes a run's state: the messages of a run and three events of the page. */
export type RunStateMessage =
  | RunMessage
  | { readonly kind: 'host-ready'; readonly ready: HostReady }
  | {
      readonly kind: 'run-requested';
      readonly config: SegmentationConfig;
      readonly inputs: RunInputs;
      readonly at: number;
    }
  | { readonly kind: 'draft-changed'; readonly config: SegmentationConfig; readonly inputs: RunInputs };

export const INITIAL_RUN: RunState = {
  phase: 'idle',
  stages: [],
  running: undefined,
  views: {},
  freshness: {},
  partialSweep: undefined,
  partialEvidence: undefined,
  partialSampling: undefined,
  result: undefined,
  resultConfig: undefined,
  resultInputs: undefined,
  config: undefined,
  inputs: {},
  startedAt: undefined,
  ms: undefined,
  failure: undefined,
  failedStage: undefined,
  leftOver: [],
  held: {},
};

/** Folds a message into the state; never changes its arguments. */
export function reduceRun(state: RunState, message: RunStateMessage): RunState {
  switch (message.kind) {
    case 'host-ready':
      return state.stages.length > 0 ? state : { ...state, stages: message.ready.stages.map(queuedRow) };
    case 'run-requested':
      return withFreshness({
        ...state,
        phase: 'running',
        stages: state.stages.map(requeued),
        running: undefined,
        partialSweep: undefined,
        partialEvidence: undefined,
        partialSampling: undefined,
        config: message.config,
        inputs: message.inputs,
        startedAt: message.at,
        failure: undefined,
        failedStage: undefined,
        leftOver: Object.keys(state.views) as ViewName[],
        held: {},
      });
    case 'run-started': {
      const before = new Map(state.stages.map((row) => [row.name, row.previousMs]));
      return {
        ...state,
        stages: message.stages.map((stage) => ({ ...queuedRow(stage), previousMs: before.get(stage.name) })),
      };
    }
    case 'stage-started': {
      const stages = withRow(state, message.stage, { state: 'running', startedMs: message.startedMs });
      return { ...state, stages, running: stages.find(({ name }) => name === message.stage)?.title };
    }
    case 'stage-progress':
      return {
        ...state,
        stages: withRow(state, message.stage, { fraction: message.fraction, note: message.note }),
      };
    case 'stage-partial':
      return { ...state, ...partialOf(message.stage, message.view) };
    case 'stage-ended':
      return stageEnded(state, message.stage as ViewName, message.report, message.view);
    case 'result':
      return { ...state, result: message.document, resultConfig: state.config, resultInputs: state.inputs };
    case 'run-ended':
      return runEnded(state, message.outcome);
    case 'draft-changed':
      return draftChanged(state, message.config, message.inputs);
  }
}

function stageEnded(state: RunState, name: ViewName, report: StageReport, view: unknown): RunState {
  const settled = report.status === 'computed' ? 'done' : report.status;
  const ended: RunState = {
    ...state,
    ...partialOf(name, undefined),
    stages: withRow(state, name, {
      state: settled,
      settled: settled === 'failed' || settled === 'cancelled' ? undefined : settled,
      startedMs: report.startedMs,
      ms: report.ms,
      fraction: settled === 'failed' || settled === 'cancelled' ? fractionOf(state, name) : 1,
      note: '',
      bytes: report.bytes,
      metrics: report.metrics,
      pool: report.pool,
      reason: report.reason,
    }),
  };
  if (report.status === 'failed' || report.status === 'cancelled') return ended;
  if (mustWait(state, name)) return { ...ended, held: { ...state.held, [name]: view } };
  return withFreshness(exchangeViews(ended, name, view));
}

/** Where a view in the making is kept, for the stages that show theirs. */
function partialOf(
  stage: string,
  view: unknown,
): Partial<Pick<RunState, 'partialSweep' | 'partialEvidence' | 'partialSampling'>> {
  if (stage === 'sweep') return { partialSweep: view as SweepView | undefined };
  if (stage === 'evidence') return { partialEvidence: view as EvidenceView | undefined };
  return stage === 'sampling' ? { partialSampling: view as Sampling | undefined } : {};
}

function runEnded(state: RunState, outcome: RunOutcome): RunState {
  const done = outcome.kind === 'done';
  const shown = done ? replaceViews(state, state.held) : state;
  const over = outcome.kind === 'failed' ? 'failed' : 'cancelled';
  return withFreshness({
    ...shown,
    phase: outcome.kind,
    running: undefined,
    partialSweep: undefined,
    partialEvidence: undefined,
    partialSampling: undefined,
    ms: outcome.ms,
    held: {},
    stages: done ? shown.stages : shown.stages.map((row) => unfinished(row, over)),
    failure: outcome.kind === 'failed' ? outcome.failure : undefined,
    failedStage: outcome.kind === 'failed' ? outcome.stage : undefined,
  });
}

function draftChanged(state: RunState, config: SegmentationConfig, inputs: RunInputs): RunState {
  if (state.config === undefined) return state;
  const stale = staleStages(state.stages, { config: state.config, inputs: state.inputs }, { config, inputs });
  const changed = (row: StageRow): boolean =>
    row.settled !== undefined && stale.has(row.name) !== (row.state === 'stale');
  if (!state.stages.some(changed)) return state;
  const stages = state.stages.map((row) => (changed(row) ? { ...row, state: stateNow(row, stale) } : row));
  return withFreshness({ ...state, stages });
}

function stateNow(row: StageRow, stale: ReadonlySet<string>): StageState {
  return stale.has(row.name) ? 'stale' : (row.settled ?? row.state);
}

function withFreshness(state: RunState): RunState {
  const freshnessOf = (name: string): ViewFreshness => {
    if (state.leftOver.includes(name as ViewName)) return state.phase === 'running' ? 'replacing' : 'stale';
    return state.stages.some((row) => row.name === name && row.state === 'stale') ? 'stale' : 'fresh';
  };
  return {
    ...state,
    freshness: Object.fromEntries(Object.keys(state.views).map((name) => [name, freshnessOf(name)])),
  };
}

function queuedRow(stage: StageTitle): StageRow {
  return {
    ...stage,
    state: 'queued',
    settled: undefined,
    startedMs: undefined,
    ms: undefined,
    previousMs: undefined,
    fraction: 0,
    note: '',
    bytes: 0,
    metrics: {},
    pool: undefined,
    reason: undefined,
  };
}

function requeued(row: StageRow): StageRow {
  return { ...queuedRow(row), previousMs: row.settled === 'done' ? row.ms : row.previousMs };
}

function unfinished(row: StageRow, over: 'failed' | 'cancelled'): StageRow {
  if (row.state === 'running') return { ...row, state: over };
  return row.state === 'queued' ? { ...row, state: 'cancelled', reason: 'the run ended before it' } : row;
}

function withRow(state: RunState, name: string, change: Partial<StageRow>): readonly StageRow[] {
  return state.stages.map((row) => (row.name === name ? { ...row, ...change } : row));
}

function fractionOf(state: RunState, name: string): number {
  return state.stages.find((row) => row.name === name)?.fraction ?? 0;
}
