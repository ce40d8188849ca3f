import { mergeConfig } from '../engine/config.ts';
import { SEGMENTATION_SETTINGS, type SegmentationConfig } from '../pipelines/segmentation/config.ts';
import { sourcesOf, sweptK } from '../pipelines/segmentation/edits/swept.ts';
import { presetConfig } from '../pipelines/segmentation/presets.ts';
import type { AppActions, StoreParts } from './app-state.ts';
import {
  type ConfigStep,
  draftOf,
  type DraftStep,
  NOTHING_BY_HAND,
  runInputs,
  settingProblems,
} from './draft.ts';
import { amend, record, redo, undo, type History } from './history.ts';
import type { Inputs } from './import-flow.ts';
import type { NoticeActions } from './notice-actions.ts';
import { type KeptOverride, withOverride, withoutOverride } from './overrides.ts';
import { changesWithoutSource, ownPresetConfig, type OwnPreset } from './own-presets.ts';
import { encodePermalink } from './permalink.ts';
import { reduceRun } from './run-state.ts';
import { shownSegmentation } from './selectors.ts';

export interface DraftActions {
  readonly actions: Pick<
    AppActions,
    | 'setSetting'
    | 'choosePreset'
    | 'chooseOwnPreset'
    | 'resetChanges'
    | 'resetSetting'
    | 'resetSections'
    | 'undo'
    | 'redo'
    | 'permalink'
    | 'overrideVerdict'
    | 'dropOverride'
    | 'setNotes'
  >;
  /** A step to other settings, or to something else made by hand; what is not named stays. */
  step(step: Partial<DraftStep>): void;
  /** A step to a whole project with its files. */
  open(step: Omit<DraftStep, 'ownPreset'>, inputs: Inputs): void;
  /** Other presets of one's own; the draft is held against them anew. */
  setOwnPresets(presets: readonly OwnPreset[]): void;
  /** Puts a configuration from an address at the beginning, with nothing to undo. */
  begin(step: ConfigStep): void;
  setInputs(inputs: Inputs, source: SegmentationConfig['source']['kind']): void;
  /** Writes the configuration and the page into the address. */
  publish(how: 'push' | 'replace'): void;
  /** Marks what the last run made with other settings or files. */
  refreshStale(): void;
}

// Edits of one setting that follow each other within this time are one step to undo: typing, dragging.
const MS_OF_ONE_EDIT = 1000;

export function draftActions({ store, ports }: StoreParts, notices: NoticeActions): DraftActions {
  let lastEdit = { path: '', at: -Infinity };
  let lastValid: DraftStep = store.getState().history.present;

  const refreshStale = (): void => {
    const { draft, inputs, run } = store.getState();
    const next = reduceRun(run, {
      kind: 'draft-changed',
      config: draft.config,
      inputs: runInputs(draft.config.source.kind, inputs),
    });
    if (next !== run) store.setState({ run: next });
  };
  const permalink = (): string => {
    const { page, segmentsTab } = store.getState();
    return encodePermalink(lastValid, page, segmentsTab);
  };
  const publish = (how: 'push' | 'replace'): void => ports.address.setFragment(permalink(), how);
  const take = (history: History<DraftStep>, inputs: Inputs = store.getState().inputs): void => {
    if (settingProblems(history.present.config).length === 0) lastValid = history.present;
    store.setState({ history, inputs, draft: draftOf(history, inputs, store.getState().ownPresets) });
    refreshStale();
    publish('replace');
  };
  const setOwnPresets = (ownPresets: readonly OwnPreset[]): void => {
    const { history, inputs } = store.getState();
    store.setState({ ownPresets, draft: draftOf(history, inputs, ownPresets) });
  };
  const step = (next: Partial<DraftStep>): void => {
    lastEdit = { path: '', at: -Infinity };
    const { history } = store.getState();
    take(record(history, { ...history.present, ...next }));
  };
  const edit = (path: string, change: Partial<DraftStep>): void => {
    const { history } = store.getState();
    const at = ports.clock.now();
    const sameEdit = lastEdit.path === path && at - lastEdit.at < MS_OF_ONE_EDIT;
    lastEdit = { path, at };
    const next = { ...history.present, ...change };
    take(sameEdit ? amend(history, next) : record(history, next));
  };
  const sameSource = (config: SegmentationConfig): SegmentationConfig => ({
    ...config,
    source: { ...config.source, kind: store.getState().draft.config.source.kind },
  });

  return {
    step,
    setOwnPresets,
    publish,
    refreshStale,
    begin(first) {
      lastEdit = { path: '', at: -Infinity };
      const own = store.getState().ownPresets.find((each) => holdsExactly(each, first));
      take({ past: [], present: { ...first, ownPreset: own?.id, ...NOTHING_BY_HAND }, future: [] });
    },
    open(next, inputs) {
      lastEdit = { path: '', at: -Infinity };
      const { history, ownPresets } = store.getState();
      const own = ownPresets.find((each) => holdsExactly(each, next));
      take(record(history, { ...next, ownPreset: own?.id }), inputs);
    },
    setInputs(inputs, source) {
      const { history } = store.getState();
      const { config } = history.present;
      lastEdit = { path: '', at: -Infinity };
      const next = { ...history.present, config: withSetting(config, 'source', 'kind', source) };
      take(config.source.kind === source ? history : record(history, next), inputs);
    },
    actions: {
      setSetting(section, name, value) {
        if (!isSetting(section, name)) {
          notices.notify({ tone: 'warning', message: `There is no setting ${section}.${name}.` });
          return;
        }
        const { config } = store.getState().draft;
        edit(`${section}.${name}`, { config: withSetting(config, section, name, value) });
      },
      choosePreset(name) {
        step({ preset: name, ownPreset: undefined, config: sameSource(presetConfig(name)) });
      },
      chooseOwnPreset(id) {
        const own = store.getState().ownPresets.find((each) => each.id === id);
        if (own !== undefined)
          step({ preset: own.base, ownPreset: id, config: sameSource(ownPresetConfig(own)) });
      },
      resetChanges() {
        const { baseline, changeCount } = store.getState().draft;
        if (changeCount > 0) step({ config: sameSource(baseline) });
      },
      resetSetting(path) {
        const [section = '', name = ''] = path.split('.');
        const { baseline, config } = store.getState().draft;
        if (isSetting(section, name))
          step({ config: withSetting(config, section, name, settingOf(baseline, section, name)) });
      },
      resetSections(sections) {
        const { baseline, config, changes } = store.getState().draft;
        const changed = sections.filter((section) => Object.keys(changes[section] ?? {}).length > 0);
        if (changed.length === 0) return;
        const fresh = Object.fromEntries(changed.map((section) => [section, baseline[section]]));
        step({ config: mergeConfig(config, fresh) });
      },
      async overrideVerdict(segment, disposition, note) {
        const shown = shownSegmentation(store.getState());
        const decided = shown?.segments.find(({ id }) => id === segment);
        if (shown === undefined || decided === undefined) return;
        const { labelsKey } = await import('./labels-key.ts');
        const { overrides } = store.getState().draft;
        const [source = segment, ...merged] = sourcesOf(decided);
        const made: KeptOverride = {
          segment: source,
          ...(merged.length > 0 && { merged }),
          disposition,
          note,
          name: decided.name,
          k: sweptK(shown),
          labels: labelsKey(shown),
        };
        step({ overrides: withOverride(overrides, made) });
      },
      dropOverride(dropped) {
        const { overrides } = store.getState().draft;
        const left = withoutOverride(overrides, dropped);
        if (left !== overrides) step({ overrides: left });
      },
      setNotes: (notes) => edit('notes', { notes }),
      undo() {
        lastEdit = { path: '', at: -Infinity };
        const { history } = store.getState();
        if (history.past.length > 0) take(undo(history));
      },
      redo() {
        lastEdit = { path: '', at: -Infinity };
        const { history } = store.getState();
        if (history.future.length > 0) take(redo(history));
      },
      permalink,
    },
  };
}

/** So that a reload or a link to the settings of an own preset starts from that one. */
function holdsExactly(own: OwnPreset, { preset, config }: ConfigStep): boolean {
  const isOwn = own.base === preset && Object.keys(own.changes).length > 0;
  return isOwn && Object.keys(changesWithoutSource(config, ownPresetConfig(own))).length === 0;
}

function isSetting(section: string, name: string): boolean {
  const sections: Readonly<Record<string, { readonly settings: object }>> = SEGMENTATION_SETTINGS;
  return Object.hasOwn(sections, section) && Object.hasOwn(sections[section]!.settings, name);
}

function settingOf(config: SegmentationConfig, section: string, name: string): unknown {
  return (config as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[section]?.[name];
}

function withSetting(
  config: SegmentationConfig,
  section: string,
  name: string,
  value: unknown,
): SegmentationConfig {
  return mergeConfig(config, { [section]: { [name]: value } });
}
