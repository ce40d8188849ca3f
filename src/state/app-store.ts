import { createStore } from 'zustand/vanilla';
import { failureText } from '../engine/failure.ts';
import { DEFAULT_PRESET, presetConfig } from '../pipelines/segmentation/presets.ts';
import type { AppActions, AppState, AppStore, StoreParts } from './app-state.ts';
import { NOTHING_OPENED } from './applying/apply-state.ts';
import { lazyApplyActions } from './applying/lazy-apply-actions.ts';
import { archiveActions } from './archive-actions.ts';
import { EMPTY_ARCHIVE } from './archive.ts';
import { damagedTexts } from './damaged-texts.ts';
import { draftActions } from './draft-actions.ts';
import { draftOf, type DraftStep, NOTHING_BY_HAND } from './draft.ts';
import { editActions } from './edit-actions.ts';
import { NOTHING_EDITED } from './edited-segmentations.ts';
import { keepShown } from './keep-shown.ts';
import { historyOf } from './history.ts';
import { importActions } from './import-actions.ts';
import type { Inputs } from './import-flow.ts';
import type * as News from './news.ts';
import { noticeActions, type NoticeActions } from './notice-actions.ts';
import { pageActions } from './page-actions.ts';
import { DEFAULT_BOUNDS } from './alert-bounds.ts';
import { RUN_TIMES_KEY, timingActions } from './timing-actions.ts';
import { presetActions, PRESETS_KEY } from './preset-actions.ts';
import { FIRST_PAGE } from './page.ts';
import type { AppPorts } from './ports.ts';
import { lazyProjectActions } from './project/lazy-project-actions.ts';
import { NO_PROJECT } from './project/project-state.ts';
import { runActions } from './run-actions.ts';
import { FIRST_TAB } from './segments-tab.ts';
import { INITIAL_RUN, reduceRun } from './run-state.ts';
import { lazySessions } from './session/lazy-sessions.ts';
import { NO_SESSION } from './session/session-state.ts';
import { selectionActions } from './selection-actions.ts';
import { sampleActions } from './sample-actions.ts';

/** A fresh store; reads the address and the kept theme, and warms up the worker. */
export function createAppStore(ports: AppPorts): AppStore {
  const store = keepShown(createStore<AppState>(() => initialState()));
  const parts: StoreParts = { store, ports };
  const notices = noticeActions(parts);
  const draft = draftActions(parts, notices);
  const imports = importActions(parts, draft, notices);
  const applying = lazyApplyActions(parts, { imports, notices });
  const timings = timingActions(parts);
  const presets = presetActions(parts, draft, notices);
  const archive = archiveActions(parts, draft, notices);
  const runs = runActions(parts, draft, notices, {
    keepFinished: archive.keepFinished,
    recordTimes: timings.record,
  });
  const page = pageActions(parts, draft, notices);
  const projects = lazyProjectActions(parts, {
    draft,
    imports,
    notices,
    run: runs.run,
    showK: page.actions.showK,
  });
  const sessions = lazySessions(parts, { imports, notices, openSession: projects.restoreSession });
  const tell = (name: keyof typeof News): void =>
    void import('./news.ts').then((news) => notices.notify(news[name]));
  const showForgotten = (): void => {
    presets.start();
    store.setState({ runTimes: [], alertBounds: DEFAULT_BOUNDS });
  };
  const actions: AppActions = {
    ...draft.actions,
    ...imports.actions,
    ...applying.actions,
    ...runs,
    ...presets.actions,
    forgetTimes: () => timings.forget(),
    setAlertBound: (name, value) => timings.setBound(name, value),
    ...page.actions,
    ...selectionActions(parts, draft, notices),
    ...sampleActions(parts, draft, runs.run, page.actions.goTo),
    ...projects.actions,
    keepSession: (isKept) => sessions.setKept(isKept),
    ...archive.actions,
    async forgetEverything() {
      const answers = [await sessions.forgetAll(), await archive.forgetAll()];
      // Last, for this is what other tabs hear of.
      ports.storage.clear();
      sessions.stayOff();
      sessions.noteGone();
      showForgotten();
      tell(answers.every(({ kind }) => kind === 'ok') ? 'ERASED' : 'NOT_ALL_ERASED');
    },
    ...editActions(parts, draft, notices),
    undo() {
      if (!imports.undo()) draft.actions.undo();
    },
    redo() {
      if (!imports.redo()) draft.actions.redo();
    },
    notify: (notice) => void notices.notify(notice),
    dismissNotice(id) {
      notices.dismiss(id);
      imports.forget(id);
      applying.forget(id);
      presets.forget(id);
      archive.forget(id);
    },
    followNotice(id, way) {
      const does = (way ?? notices.dismiss(id)?.action)?.does;
      notices.dismiss(id);
      if (does === 'run') void runs.run();
      if (does === 'undo') draft.actions.undo();
      if (does === 'update') ports.updates.apply();
      if (does === 'restore-input') imports.restore(id);
      if (does === 'restore-import') imports.reopen(id);
      if (does === 'restore-model') applying.restore(id);
      if (does === 'restore-preset') presets.restore(id);
      if (does === 'restore-runs') archive.restore(id);
      if (does === 'restore-session') void sessions.with((loaded) => loaded.restore(id));
      if (does === 'drop-session') void sessions.with((loaded) => loaded.drop(id));
    },
  };
  const damaged = damagedTexts(ports.storage);
  if (damaged.length > 0)
    void import('./set-aside.ts').then(({ setAside }) => setAside(parts, notices, damaged));
  timings.start();
  presets.start();
  page.start();
  archive.start();
  sessions.start();
  ports.storage.onClear(() => {
    sessions.noteGone();
    showForgotten();
    tell('ERASED_ELSEWHERE');
  });
  ports.storage.onChange((key) => {
    if (key === PRESETS_KEY) presets.start();
    if (key === RUN_TIMES_KEY) timings.start();
  });
  ports.updates.onReady(() => tell('NEWER_BUILD'));
  void warmUp(parts, notices);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    actions,
  };
}

function initialState(): AppState {
  const history = historyOf<DraftStep>({
    preset: DEFAULT_PRESET,
    ownPreset: undefined,
    config: presetConfig(DEFAULT_PRESET),
    ...NOTHING_BY_HAND,
  });
  const inputs: Inputs = { events: undefined, customers: undefined, merges: undefined };
  return {
    history,
    draft: draftOf(history, inputs, []),
    ownPresets: [],
    runTimes: [],
    alertBounds: DEFAULT_BOUNDS,
    inputs,
    importFlow: { kind: 'none' },
    run: INITIAL_RUN,
    applying: NOTHING_OPENED,
    shownK: undefined,
    editing: undefined,
    edited: NOTHING_EDITED,
    selectedSegment: undefined,
    selection: undefined,
    sample: undefined,
    project: NO_PROJECT,
    tourOffered: true,
    archive: EMPTY_ARCHIVE,
    session: NO_SESSION,
    theme: 'system',
    page: FIRST_PAGE,
    segmentsTab: FIRST_TAB,
    notices: [],
    host: undefined,
  };
}

async function warmUp({ store, ports }: StoreParts, notices: NoticeActions): Promise<void> {
  const answer = await ports.runner.warmUp();
  if (answer.kind === 'ok') {
    const { run } = store.getState();
    const stages = reduceRun(run, { kind: 'host-ready', ready: answer.value });
    store.setState({ host: answer.value, run: stages });
  } else if (answer.kind === 'failed') {
    notices.notify({
      tone: 'error',
      message: `The worker did not start: ${failureText(answer.failure)}`,
      remedy: 'Reload the page.',
    });
  }
}
