import type { RunOutcome } from '../engine/events.ts';
import type { Failure } from '../engine/failure.ts';
import type { StageTitle } from '../engine/pipeline.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { ResultDocument } from '../pipelines/segmentation/result-document.ts';
import type { SegmentationViews, SweepView } from '../pipelines/segmentation/views.ts';
import type { HostReady, RunInputs, RunMessage } from '../worker/protocol.ts';

export type RunPhase = 'idle' | 'running' | 'done' | 'failed' | 'cancelled';

/** `stale`: made with settings or files that have changed since. */
export type StageState = 'queued' | 'running' | 'cached' | 'done' | 'stale' | 'skipped' | 'failed' | 'cancelled';

/** One line of the stage list. */
export interface StageRow extends StageTitle {
  readonly state: StageState;
  /** Milliseconds from the start of the run; undefined until it starts. */
  readonly startedMs: number | undefined;
  /** Wall time; while it runs, the time of the run before, if any: see `previousMs`. */
  readonly ms: number | undefined;
  /** Wall time of the last computation in this session: what the next one may take. */
  readonly previousMs: number | undefined;
  /** Progress in [0, 1]. */
  readonly fraction: number;
  readonly note: string;
  readonly bytes: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** Why it was skipped, failed or cancelled. */
  readonly reason: string | undefined;
}

export type ViewName = keyof SegmentationViews;

/** `replacing`: a run is making a newer one; `stale`: settings or files changed, or the run ended before it. */
export type ViewFreshness = 'fresh' | 'replacing' | 'stale';

export interface RunState {
  readonly phase: RunPhase;
  readonly stages: readonly StageRow[];
  /** Title of the stage under way. */
  readonly running: string | undefined;
  /** The newest views that fit together; a view stays until its successor is there. */
  readonly views: Partial<SegmentationViews>;
  /** Of each view in `views`; whatever is not fresh is shown dimmed. */
  readonly freshness: Readonly<Partial<Record<ViewName, ViewFreshness>>>;
  /** The curve so far, while the sweep goes on. */
  readonly partialSweep: SweepView | undefined;
  /** Of the last run that was done. */
  readonly result: ResultDocument | undefined;
  /** Configuration and files that `result` was made with. */
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
}

/** What changes a run's state: the messages of a run and three events of the page. */
export type RunStateMessage =
  | RunMessage
  | { readonly kind: 'host-ready'; readonly ready: HostReady }
  | { readonly kind: 'run-requested'; readonly config: SegmentationConfig; readonly inputs: RunInputs; readonly at: number }
  | { readonly kind: 'draft-changed'; readonly config: SegmentationConfig; readonly inputs: RunInputs };

export const INITIAL_RUN: RunState = {
  phase: 'idle',
  stages: [],
  running: undefined,
  views: {},
  freshness: {},
  partialSweep: undefined,
  result: undefined,
  resultConfig: undefined,
  resultInputs: undefined,
  config: undefined,
  inputs: {},
  startedAt: undefined,
  ms: undefined,
  failure: undefined,
  failedStage: undefined,
};
export type { RunOutcome };
