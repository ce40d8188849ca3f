import type { Failure } from './failure.ts';
import type { StageTitle } from './pipeline.ts';

export type StageStatus = 'computed' | 'cached' | 'skipped' | 'failed' | 'cancelled';

/** What a stage had the pool do. */
export interface PoolUse {
  readonly tasks: number;
  /** Wall time with tasks under way, in milliseconds. */
  readonly ms: number;
  /** Milliseconds that each worker spent on them, by its number; one number when they ran in place. */
  readonly busyMs: readonly number[];
}

/** What a run tells of one stage when it is over. Bytes are those of the artifact. */
export interface StageReport {
  readonly name: string;
  readonly title: string;
  readonly status: StageStatus;
  /** Wall time in milliseconds; 0 when nothing ran. */
  readonly ms: number;
  /** Milliseconds from the start of the run to the start of the stage. */
  readonly startedMs: number;
  readonly bytes: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** Absent when it had the pool do nothing. */
  readonly pool?: PoolUse;
  /** Why it was skipped, failed or cancelled. */
  readonly reason?: string;
}

/** What a run reports while it goes on. The last event is always `run-ended`. */
export type RunEvent =
  | { readonly kind: 'run-started'; readonly stages: readonly StageTitle[] }
  | { readonly kind: 'stage-started'; readonly stage: string; readonly startedMs: number }
  | {
      readonly kind: 'stage-progress';
      readonly stage: string;
      readonly fraction: number;
      readonly note: string;
    }
  | { readonly kind: 'stage-partial'; readonly stage: string; readonly view: unknown }
  | {
      readonly kind: 'stage-ended';
      readonly stage: string;
      readonly report: StageReport;
      readonly view: unknown;
    }
  | { readonly kind: 'run-ended'; readonly outcome: RunOutcome };

export type RunOutcome =
  | { readonly kind: 'done'; readonly ms: number }
  | {
      readonly kind: 'failed';
      readonly ms: number;
      readonly stage: string | undefined;
      readonly failure: Failure;
    }
  | { readonly kind: 'cancelled'; readonly ms: number };
