import type { ComparedColumn } from '../pipelines/segmentation/comparison/compared-run.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { FeaturePreparation } from '../pipelines/segmentation/preparation/features.ts';
import type { ResultDocument, Structure } from '../pipelines/segmentation/result-document.ts';
import type { PresetName } from '../pipelines/segmentation/presets.ts';
import type { DraftStep } from './draft.ts';
import type { StageRow } from './run-state.ts';

/** What the list of kept runs shows of one: small, and read for all of them at once. */
export interface KeptRun {
  readonly id: string;
  /** Version of this record. */
  readonly format: 1;
  /** When it ended, milliseconds since 1970, by a clock that may have been wrong. */
  readonly at: number;
  /** Grows with every run that is kept; 0 for those of before there was an order. */
  readonly order: number;
  /** Given by a person; empty until then. */
  readonly name: string;
  readonly note: string;
  /** Pinned runs stay, whatever comes after them. */
  readonly pinned: boolean;
  readonly appVersion: string;
  readonly preset: PresetName;
  readonly config: SegmentationConfig;
  /** File name, or undefined for generated data. */
  readonly fileName: string | undefined;
  readonly dataHash: string;
  readonly resultHash: string;
  readonly customers: number;
  /** Segments as a person left them: fewer than the run chose where some were merged. */
  readonly k: number;
  readonly structure: Structure;
  /** In the order of the labels, with the names in force then. */
  readonly segments: readonly { readonly name: string; readonly size: number }[];
  /** Wall time of the run and of its stages. */
  readonly ms: number;
  readonly stages: readonly KeptStage[];
  /** What the whole entry takes in storage. */
  readonly bytes: number;
}

export type KeptStage = Pick<StageRow, 'name' | 'title' | 'ms' | 'bytes'> & {
  readonly status: StageRow['settled'];
};

/** The large part of a kept run, read when it is compared. */
export interface KeptRunBody {
  readonly ids: readonly string[];
  /** Of the chosen k, with the segments merged that a person has merged. */
  readonly labels: Uint8Array;
  readonly columns: readonly ComparedColumn[];
  readonly preparation: readonly FeaturePreparation[] | undefined;
  readonly result: ResultDocument;
  /** Whatever a person had made by hand when the run ended. */
  readonly byHand: Omit<DraftStep, 'preset' | 'config'>;
}

/** A run that is to be kept. */
export type NewRun = Omit<KeptRun, 'id' | 'bytes' | 'order'>;

/** What a person may change of a kept run. */
export type KeptRunChange = Partial<Pick<KeptRun, 'name' | 'note' | 'pinned'>>;

/** Unpinned runs beyond these are let go, oldest first. */
export const MOST_KEPT_RUNS = 20;

/** The runs that are over the limit: the oldest unpinned ones. */
export function runsOverLimit(runs: readonly KeptRun[], most: number): readonly KeptRun[] {
  return runs
    .filter(({ pinned }) => !pinned)
    .toSorted(newestFirst)
    .slice(most);
}

/** For sorting: by the order in which runs were kept, whatever the clock said then; those of before there was one by the clock. */
export function newestFirst(a: KeptRun, b: KeptRun): number {
  return b.order - a.order || b.at - a.at;
}

/** The place of the run that is kept next. */
export function nextOrder(runs: readonly KeptRun[]): number {
  return 1 + Math.max(0, ...runs.map(({ order }) => order));
}
