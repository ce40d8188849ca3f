import { canonicalJson } from '../base/canonical-json.ts';
import type { AppActions, StoreParts } from './app-state.ts';
import type { DraftActions } from './draft-actions.ts';
import { settingProblems } from './draft.ts';
import type { NoticeActions } from './notice-actions.ts';
import {
  changesWithoutSource,
  cleanName,
  freeName,
  MOST_PRESETS,
  nameProblem,
  type OwnPreset,
} from './own-presets.ts';
import { presetConfig } from '../pipelines/segmentation/presets.ts';
import { keptPresetsText, NO_PRESETS, readKeptPresets, type KeptPresets } from './preset-storage.ts';

export interface PresetActions {
  readonly actions: Pick<
    AppActions,
    | 'savePreset'
    | 'updatePreset'
    | 'renamePreset'
    | 'duplicatePreset'
    | 'deletePreset'
    | 'importPresets'
    | 'presetFile'
  >;
  /** Reads what was kept. */
  start(): void;
  /** Undoes what the notice told of. */
  restore(noticeId: number): void;
  /** The notice is gone: what it told of is final. */
  forget(noticeId: number): void;
}

/** Where presets are kept. */
export const PRESETS_KEY = 'strata.presets';

export function presetActions(
  { store, ports }: StoreParts,
  draft: DraftActions,
  notices: NoticeActions,
): PresetActions {
  /** Presets as they were, by the notice that offers them back. */
  const undoable = new Map<number, OwnPreset>();
  let kept: KeptPresets = NO_PRESETS;
  let isRefused = false;
  let lastId = 0;

  // Another tab may have written in the meantime, so each change is made to what is kept now.
  const current = (): readonly OwnPreset[] => {
    if (!isRefused) kept = readKeptPresets(ports.storage.read(PRESETS_KEY));
    lastId = Math.max(lastId, kept.lastId);
    return kept.presets;
  };
  const keep = (presets: readonly OwnPreset[]): void => {
    kept = { ...kept, presets, lastId };
    draft.setOwnPresets(presets);
    isRefused = !ports.storage.write(PRESETS_KEY, keptPresetsText(kept));
    if (!isRefused) return;
    notices.notify({
      tone: 'warning',
      message: 'This browser keeps no more for this page, so your presets last until it is closed.',
      remedy: 'Export them as a file, or allow or free storage for this page.',
    });
  };
  const add = (preset: Omit<OwnPreset, 'id'>): number | undefined => {
    const presets = current();
    if (presets.length >= MOST_PRESETS) {
      notices.notify({
        tone: 'error',
        message: `There is room for ${MOST_PRESETS} presets of your own.`,
        remedy: 'Delete one that you no longer need.',
      });
      return undefined;
    }
    const id = ++lastId;
    keep([...presets, { ...preset, id }]);
    return id;
  };
  const offerBack = (preset: OwnPreset, message: string): void => {
    const action = { label: 'Undo', does: 'restore-preset' } as const;
    undoable.set(notices.notify({ tone: 'info', message, action }), preset);
  };
  /** The draft as changes of its built-in preset; undefined while a value does not fit. */
  const fromDraft = (): Omit<OwnPreset, 'id' | 'name'> | undefined => {
    const { preset, config } = store.getState().draft;
    if (settingProblems(config).length > 0) return undefined;
    return { base: preset, changes: changesWithoutSource(config, presetConfig(preset)) };
  };

  return {
    start() {
      const presets = current();
      if (presets.length > 0 || store.getState().ownPresets.length > 0) draft.setOwnPresets(presets);
    },
    restore(noticeId) {
      const preset = undoable.get(noticeId);
      undoable.delete(noticeId);
      if (preset === undefined) return;
      const others = current().filter(({ id }) => id !== preset.id);
      const named = { ...preset, name: freeName(preset.name, others) };
      keep([...others, named].toSorted((a, b) => a.id - b.id));
    },
    forget: (noticeId) => void undoable.delete(noticeId),
    actions: {
      savePreset(name) {
        const settings = fromDraft();
        if (settings === undefined || nameProblem(name, current()) !== undefined) return;
        const id = add({ name: cleanName(name), ...settings });
        if (id !== undefined) draft.step({ ownPreset: id });
      },
      updatePreset() {
        const { ownPreset: own } = store.getState().draft;
        const settings = fromDraft();
        if (own === undefined || settings === undefined) return;
        const presets = current();
        const latest = presets.find(({ id }) => id === own.id);
        if (latest === undefined) {
          const again = { ...own, ...settings, name: freeName(own.name, presets) };
          keep([...presets, again].toSorted((a, b) => a.id - b.id));
        } else keep(presets.map((each) => (each === latest ? { ...each, ...settings } : each)));
        offerBack(
          latest ?? own,
          `“${own.name}” now holds the settings as they are${elsewhere(latest, own)}.`,
        );
      },
      renamePreset(id, name) {
        const presets = current();
        if (nameProblem(name, presets, id) !== undefined) return;
        keep(presets.map((each) => (each.id === id ? { ...each, name: cleanName(name) } : each)));
      },
      duplicatePreset(id) {
        const presets = current();
        const found = presets.find((each) => each.id === id);
        if (found !== undefined) add({ ...found, name: freeName(found.name, presets) });
      },
      deletePreset(id) {
        const presets = current();
        const found = presets.find((each) => each.id === id);
        keep(presets.filter((each) => each.id !== id));
        if (found !== undefined) offerBack(found, `The preset “${found.name}” was deleted.`);
      },
      async importPresets(file) {
        const { importPresets } = await import('./import-presets.ts');
        await importPresets(file, {
          current,
          add: (added) => keep([...current(), ...added.map((each) => ({ ...each, id: ++lastId }))]),
          notices,
        });
      },
      presetFile: async (ids) =>
        (await import('./preset-file.ts')).presetFileText(
          current().filter(({ id }) => ids === undefined || ids.includes(id)),
        ),
    },
  };
}

/** What another tab has made of the preset meanwhile, where it is not as it was. */
function elsewhere(latest: OwnPreset | undefined, own: OwnPreset): string {
  if (latest === undefined) return ', though another tab had deleted it';
  return canonicalJson(latest) === canonicalJson(own) ? '' : ', not what another tab put there';
}
