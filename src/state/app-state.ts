import type { StoreApi } from 'zustand/vanilla';
import type { PartialConfig, SettingProblem } from '../engine/config.ts';
import type { ImportPlan } from '../io/import-plan.ts';
import type { MergeColumns } from '../io/merge-history.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { PresetName } from '../pipelines/segmentation/presets.ts';
import type { HostReady } from '../worker/protocol.ts';
import type { ImportFlow, InputKind, Inputs } from './import-flow.ts';
import type { AppNotice } from './notice.ts';
import type { PageName } from './page.ts';
import type { AppPorts } from './ports.ts';
import type { RunState } from './run-state.ts';

export type Theme = 'system' | 'light' | 'dark';

/** The configuration as it is being edited; values of the right type stand here even while they are out of range. */
export interface Draft {
  readonly preset: PresetName;
  readonly config: SegmentationConfig;
  /** Empty when a run may start. */
  readonly problems: readonly SettingProblem[];
  /** What differs from the preset. The kind of data source does not count. */
  readonly changes: PartialConfig<SegmentationConfig>;
  readonly changeCount: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface AppState {
  readonly draft: Draft;
  readonly inputs: Inputs;
  readonly importFlow: ImportFlow;
  readonly run: RunState;
  /** The k whose segmentation is shown; chosen by the run, then by the user. */
  readonly shownK: number | undefined;
  /** Id of the segment that all views point out. */
  readonly selectedSegment: number | undefined;
  readonly theme: Theme;
  readonly page: PageName;
  readonly notices: readonly AppNotice[];
  /** What the host worker told, once it is ready. */
  readonly host: HostReady | undefined;
}

/** Values that a setting can have. */
export type SettingValue = number | boolean | string | readonly string[] | Readonly<Record<string, number>>;

export interface AppActions {
  setSetting(section: string, name: string, value: SettingValue): void;
  /** Starts over from a preset; the data source stays. Undoable. */
  choosePreset(name: PresetName): void;
  resetChanges(): void;
  /** `path` is `section.setting`. */
  resetSetting(path: string): void;
  undo(): void;
  redo(): void;

  /** Reads the first rows of a table and guesses how to read the rest; leads to `previewed`. */
  openFile(file: File): Promise<void>;
  /** Takes a corrected plan; the preview follows when the cut of the file changes. */
  correctPlan(plan: ImportPlan): Promise<void>;
  /** Imports the previewed file and switches the source to it. */
  confirmImport(): Promise<void>;
  importMerges(file: File, columns?: MergeColumns): Promise<void>;
  /** Stops whatever the flow is doing; data imported earlier stay. */
  cancelImport(): void;
  /** From `failed` back to the preview, or to nothing. */
  backToPreview(): void;
  removeInput(kind: InputKind): void;

  /** Starts a run of the draft, unless it has problems: then a notice names them. */
  run(): Promise<void>;
  cancel(): void;

  /** Only a k of the shown segmentations is taken. */
  showK(k: number): void;
  selectSegment(id: number | undefined): void;
  setTheme(theme: Theme): void;
  goTo(page: PageName): void;
  /** The address that restores this configuration: the fragment with its `#`. */
  permalink(): string;
  notify(notice: Omit<AppNotice, 'id'>): void;
  dismissNotice(id: number): void;
  /** Does what the notice offers, and dismisses it. */
  followNotice(id: number): void;
  /** Stops listening to the address. */
  close(): void;
}

/** Fit for `useStore(store, selector)`; actions never change. */
export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly actions: AppActions;
}

/** A fresh store; reads the address and the kept theme, and warms up the worker. */
export declare function createAppStore(ports: AppPorts): AppStore;
