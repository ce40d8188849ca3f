import type { StoreApi } from 'zustand/vanilla';
import type { MergeColumns } from '../io/merge-history.ts';
import type { SegmentationConfig } from '../pipelines/segmentation/config.ts';
import type { SegmentChange } from '../pipelines/segmentation/edits/segment-edits.ts';
import type { Disposition } from '../pipelines/segmentation/judgement/verdict.ts';
import type { PresetName } from '../pipelines/segmentation/presets.ts';
import type { HostReady, ImportCorrections } from '../worker/protocol.ts';
import type { ApplyState } from './applying/apply-state.ts';
import type { Archive } from './archive.ts';
import type { Draft, DraftStep } from './draft.ts';
import type { EditedSegmentations } from './edited-segmentations.ts';
import type { History } from './history.ts';
import type { ImportFlow, InputKind, Inputs } from './import-flow.ts';
import type { AppNotice, NoticeAction } from './notice.ts';
import type { KeptRunBody, KeptRunChange } from './kept-run.ts';
import type { OverrideTarget } from './overrides.ts';
import type { OwnPreset } from './own-presets.ts';
import type { PageName } from './page.ts';
import type { AppPorts } from './ports.ts';
import type { AlertBounds, AlertName } from './alert-bounds.ts';
import type { ProjectFile, ProjectState } from './project/project-state.ts';
import type { RunState } from './run-state.ts';
import type { RunTimes } from './run-times.ts';
import type { SegmentsTab } from './segments-tab.ts';
import type { SessionState } from './session/session-state.ts';
import type { Scenario, StartedSample } from './sample.ts';
import type * as SegmentEditing from './segment-editing.ts';
import type { CustomerSelection } from './selection.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface AppState {
  readonly draft: Draft;
  /** What undo and redo go through. */
  readonly history: History<DraftStep>;
  /** Presets of one's own, in the order in which they were made. */
  readonly ownPresets: readonly OwnPreset[];
  /** What the last runs took, in this visit and earlier ones, the newest last. */
  readonly runTimes: readonly RunTimes[];
  readonly alertBounds: AlertBounds;
  readonly inputs: Inputs;
  readonly importFlow: ImportFlow;
  readonly run: RunState;
  /** A model and the new data that it is applied to, beside the run. */
  readonly applying: ApplyState;
  /** The k whose segmentation is shown; chosen by the run, then by the user. */
  readonly shownK: number | undefined;
  /** The part of the page that edits segments, once it is loaded. */
  readonly editing: typeof SegmentEditing | undefined;
  /** The segmentations as edited by hand; follows from views and edits. */
  readonly edited: EditedSegmentations;
  /** Id of the segment that all views point out. */
  readonly selectedSegment: number | undefined;
  /** Customers chosen in any view; they stay chosen as long as runs make the same customers. */
  readonly selection: CustomerSelection | undefined;
  /** The generated data last asked for as such; `shownSample` says whether they are what is shown. */
  readonly sample: StartedSample | undefined;
  /** The project as a file. */
  readonly project: ProjectState;
  /** The runs that this browser keeps. */
  readonly archive: Archive;
  /** Whether this page is kept for the case of a crash. */
  readonly session: SessionState;
  /** Whether the tour is offered; it can be taken at any time. */
  readonly tourOffered: boolean;
  readonly theme: Theme;
  readonly page: PageName;
  /** Which view of the Segments page is shown whenever one comes back to it. */
  readonly segmentsTab: SegmentsTab;
  readonly notices: readonly AppNotice[];
  /** What the host worker told, once it is ready. */
  readonly host: HostReady | undefined;
}

/** Values that a setting can have. */
export type SettingValue = number | boolean | string | readonly string[] | Readonly<Record<string, number>>;

export interface AppActions {
  setSetting(section: string, name: string, value: SettingValue): void;
  /** Starts over from a preset; the kind of data source stays. Undoable. */
  choosePreset(name: PresetName): void;
  /** Starts over from a preset of one's own. Undoable. */
  chooseOwnPreset(id: number): void;
  /** Keeps the settings of the draft under a name, which must be free, and starts from there. */
  savePreset(name: string): void;
  /** Puts the settings of the draft in the place of those of the own preset it starts from. Undoable through a notice. */
  updatePreset(): void;
  renamePreset(id: number, name: string): void;
  duplicatePreset(id: number): void;
  /** Undoable through a notice. */
  deletePreset(id: number): void;
  /** Adds the presets of a file; what does not fit is told. */
  importPresets(file: File): Promise<void>;
  /** The text of a file with these presets of one's own; with all of them when none are named. */
  presetFile(ids?: readonly number[]): Promise<string>;
  /** Forgets what earlier runs took. */
  forgetTimes(): void;
  /** Only a value that can be a bound is taken. */
  setAlertBound(name: AlertName, value: number): void;
  resetChanges(): void;
  /** `path` is `section.setting`. */
  resetSetting(path: string): void;
  /** All settings of these sections back to the preset's, in one step to undo. */
  resetSections(sections: readonly (keyof SegmentationConfig)[]): void;
  /** Decides on a segment of the shown segmentation over the rules. Undoable. */
  overrideVerdict(segment: number, disposition: Disposition, note: string): Promise<void>;
  /** Gives a decision up again. Undoable. */
  dropOverride(dropped: OverrideTarget): void;
  /** Names, colours, merges or sets aside what is shown. Undoable. Resolves when it is done: the part that does it is loaded first. */
  editSegments(change: SegmentChange): Promise<void>;
  /** Typing is one step to undo. */
  setNotes(notes: string): void;
  undo(): void;
  redo(): void;

  /** Reads the first rows of a table and guesses how to read the rest; leads to `previewed`. */
  openFile(file: File): Promise<void>;
  /** The same for several files, which become one table as far as they fit together. */
  openFiles(files: readonly File[]): Promise<void>;
  /** Adds to the corrections of the guess and refreshes the preview with them. */
  correctPlan(corrections: ImportCorrections): Promise<void>;
  /** Leaves what was remembered for the columns of the file, and every correction. Undoable. */
  useGuess(): Promise<void>;
  /** The same, and forgets what was remembered. */
  forgetMapping(): Promise<void>;
  /** Draws other random rows of the previewed file. */
  drawRows(): void;
  /** Imports the previewed file and switches the source to it; a merge history stands beside the source. */
  confirmImport(): Promise<void>;
  /** Reads the first rows of a merge history and guesses its columns; leads to `mergesPreviewed`. */
  openMerges(file: File): Promise<void>;
  /** Adds to the chosen columns of the merge history and refreshes the preview; an empty time means none. */
  chooseMergeColumns(columns: MergeColumns): Promise<void>;
  /** Stops whatever the flow is doing; data imported earlier stay. */
  cancelImport(): void;
  /** From `failed` back to the preview, or to nothing. */
  backToPreview(): void;
  /** Undoable through a notice. */
  removeInput(kind: InputKind): void;
  /** The rejected rows of an input as CSV, as far as they are kept; undefined when they are not to be had, which a notice tells. */
  rejectedRows(kind: InputKind): Promise<Blob | undefined>;

  /** Opens a model file to apply; the one that is open gives way to it, undoably. */
  openModel(file: File): Promise<void>;
  /** The same with the model of the last finished run, with the segments as they are shown. */
  openRunModel(): Promise<void>;
  /** Reads the first rows of files that the open model is to be applied to; leads to `previewed`. */
  openNewData(files: readonly File[]): Promise<void>;
  /** The same for the merge history of data that the model was applied to; leads to `mergesPreviewed`. */
  openNewMerges(file: File): Promise<void>;
  /** Reads what is previewed, and gives its customers the segments of the model. Inputs and run stay as they are. */
  applyModel(): Promise<void>;
  /** Applies again with recency counting back from that day; undefined: as the model has it. */
  applyAsOf(day: string | undefined): Promise<void>;
  /** From a failure back to the preview of the data. */
  backToNewData(): Promise<void>;
  /** Leaves what is under way or has failed; what was applied before it comes back. */
  cancelApply(): Promise<void>;
  /** Undoable through a notice. */
  closeModel(): Promise<void>;

  /** Starts a run of the draft, unless it has problems: then a notice names the first. Resolves when it is over. */
  run(): Promise<void>;
  cancel(): void;
  /** Runs the settings as they are for a visit that brought nothing, so that there is something to see. */
  startLanding(): Promise<void>;
  /** Takes the settings of a scenario, undoably, goes to the page where its point is seen, and runs. */
  startScenario(scenario: Scenario): Promise<void>;
  /** Leaves the words about the sample out from now on; its results stay. */
  dismissSample(): void;
  /** Never offers the tour again in this browser. */
  skipTour(): void;

  /** Only a k of the shown segmentations is taken. */
  showK(k: number): void;
  selectSegment(id: number | undefined): void;
  /** An empty choice is none. */
  selectCustomers(selection: CustomerSelection | undefined): void;
  /** Chooses a view of the Segments page, without going there. */
  showTab(tab: SegmentsTab): void;
  /** Keeps the selection under a name, in the place of one that has it. Undoable. */
  saveSelection(name: string): void;
  /** Only to a name that is not taken. Undoable. */
  renameSelection(name: string, next: string): void;
  /** Undoable. */
  deleteSelection(name: string): void;
  /** Selects the saved customers who are in the data, and says how many are not. */
  applySelection(name: string): void;

  /** The project as a file to hand to the user; undefined when it cannot be made, which a notice tells. */
  projectFile(): Promise<ProjectFile | undefined>;
  /** Opens a project, runs it and says whether the result is the saved one; what cannot be opened changes nothing. */
  openProject(file: File): Promise<void>;
  /** A file that the project to be opened was saved without, or the files that were read together. */
  giveProjectFile(kind: InputKind, files: readonly File[]): Promise<void>;
  /** Shows or closes the project's dialog; closing gives up an opening that waits for files. */
  showProject(isShown: boolean): void;
  /** Whether imported files go into the project file. */
  includeData(withData: boolean): void;

  /** Renames, notes, pins. */
  changeKept(id: string, change: KeptRunChange): Promise<void>;
  /** Undoable through a notice. */
  removeKept(ids: readonly string[]): Promise<void>;
  /** The large part of a kept run; undefined when it is not to be had, which a notice tells. */
  keptBody(id: string): Promise<KeptRunBody | undefined>;
  /** Takes the settings of a kept run over. Undoable. */
  adoptSettings(id: string): void;
  /** Whether open pages are kept for the case of a crash; remembered, and what is kept of this one goes at once. */
  keepSession(isKept: boolean): void;
  /** Erases whatever this browser keeps for this site. */
  forgetEverything(): Promise<void>;

  setTheme(theme: Theme): void;
  goTo(page: PageName): void;
  /** The fragment, with its `#`, that restores the last valid configuration and the page. */
  permalink(): string;
  notify(notice: Omit<AppNotice, 'id'>): void;
  dismissNotice(id: number): void;
  /** Does what the notice offers, the first way unless another is named, and dismisses it. */
  followNotice(id: number, way?: NoticeAction): void;
  /** Stops listening to the address. */
  close(): void;
}

/** Fit for `useStore(store, selector)`; the actions never change. */
export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly actions: AppActions;
}

/** What the groups of actions work on. */
export interface StoreParts {
  readonly store: StoreApi<AppState>;
  readonly ports: AppPorts;
}
