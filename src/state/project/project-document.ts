import type { ImportPlan } from '../../io/import-plan.ts';
import type { MergeColumns } from '../../io/merge-history.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { PresetName } from '../../pipelines/segmentation/presets.ts';
import type { DraftStep } from '../draft.ts';
import type { PageName } from '../page.ts';

/** Version of {@link ProjectDocument}; `migrate-project.ts` brings older ones up to it. */
export const PROJECT_VERSION = 2;

/** How the name of a project file ends. */
export const PROJECT_ENDING = '.strata';

/** Whatever a person makes by hand, beside the settings. */
export type MadeByHand = Omit<DraftStep, 'preset' | 'config' | 'ownPreset'>;

/** `project.json` of a project file: all but the data. */
export interface ProjectDocument {
  readonly strataProject: typeof PROJECT_VERSION;
  readonly app: { readonly name: 'Strata'; readonly version: string };
  /** ISO 8601. */
  readonly savedAt: string;
  readonly preset: PresetName;
  /** Every setting, so that later defaults change nothing. */
  readonly config: SegmentationConfig;
  readonly byHand: MadeByHand;
  readonly inputs: ProjectInputs;
  readonly view: ProjectView;
  /** What a run has to arrive at; absent when nothing had been run with these settings. */
  readonly result?: ProjectResult;
}

export interface ProjectInputs {
  readonly events?: TableInput;
  readonly customers?: TableInput;
  readonly merges?: MergesInput;
}

interface ProjectInput {
  readonly fileName: string;
  /** Stands for the content and how it is read: SHA-256. */
  readonly id: string;
  /** Size of the file. */
  readonly bytes: number;
  /** Whether the file itself is in the project. */
  readonly hasData: boolean;
}

export interface TableInput extends ProjectInput {
  readonly plan: ImportPlan;
}

export interface MergesInput extends ProjectInput {
  readonly columns?: MergeColumns;
}

/** What was on screen. */
export interface ProjectView {
  readonly page: PageName;
  readonly shownK?: number;
  readonly selectedSegment?: number;
  readonly selection?: { readonly ids: readonly string[]; readonly origin: string };
}

export interface ProjectResult {
  readonly resultHash: string;
  readonly dataHash: string;
  readonly k: number;
  readonly customers: number;
}

/** Names of the files in a project. */
export const PROJECT_FILES = {
  project: 'project.json',
  /** The whole result, for other programs. */
  result: 'result.json',
  /** Customer ids in the order of the labels. */
  customers: 'customers.json',
  /** A byte per customer: its segment of the chosen k, from 0. */
  labels: 'labels.bin',
  data: { events: 'data/events', customers: 'data/customers', merges: 'data/merges' },
} as const;
