import { PRESETS } from '../../pipelines/segmentation/presets.ts';
import type { AppState, AppStore, Theme } from '../../state/app-state.ts';
import { SCENARIOS } from '../../state/scenarios.ts';
import { SEGMENTS_TABS } from '../../state/segments-tab.ts';
import { shownSegmentation } from '../../state/selectors.ts';
import { MODEL_FILES } from '../apply/model-files.ts';
import { TABLE_FILES } from '../data/table-files.ts';
import { askForFile, askForFiles } from '../parts/ask-for-file.ts';
import { saveAssignments, saveConfiguration, saveResult } from '../report/save-files.ts';
import { copyLink } from '../shell/copy-link.ts';
import type { Command } from './command.ts';
import { SHORTCUT_COMMANDS } from './shortcut-commands.ts';

/** Every command that does something now; a new group is one more function here. */
export function commandsNow(store: AppStore): readonly Command[] {
  const state = store.getState();
  return [
    ...SHORTCUT_COMMANDS.filter(({ id }) => id !== 'palette' && isOfUse(id, state)),
    ...segmentCommands(state),
    ...settingCommands(state),
    ...fileCommands(state),
    ...scenarioCommands(),
    TOUR,
  ];
}

const TOUR: Command = {
  id: 'tour',
  title: 'Take the tour',
  group: 'Help',
  words: 'introduction guide help learn',
  run: ({ show }) => show('tour'),
};

function isOfUse(id: string, { draft, run, page }: AppState): boolean {
  if (id === 'cancel') return run.phase === 'running';
  if (id === 'undo') return draft.canUndo;
  if (id === 'redo') return draft.canRedo;
  if (id === 'fewer' || id === 'more') return (run.views.segmentations?.byK.length ?? 0) > 1;
  return id !== `page-${page}`;
}

function segmentCommands(state: AppState): readonly Command[] {
  const { run, shownK, selectedSegment } = state;
  const otherKs = run.views.segmentations?.byK.map(({ k }) => k).filter((k) => k !== shownK) ?? [];
  const segments = shownSegmentation(state)?.segments ?? [];
  return [
    ...SEGMENTS_TABS.map(({ name, title }): Command => ({
      id: `tab-${name}`,
      title: `Go to Segments: ${title}`,
      group: 'Pages',
      run({ store }) {
        store.actions.goTo('segments');
        store.actions.showTab(name);
      },
    })),
    ...otherKs.map((k): Command => ({
      id: `k-${k}`,
      title: `Show ${k} segments`,
      group: 'Segments',
      words: `choose k = ${k}`,
      run: ({ store }) => store.actions.showK(k),
    })),
    ...segments
      .filter(({ id }) => id !== selectedSegment)
      .map(({ id, name }): Command => ({
        id: `segment-${id}`,
        title: `Point out segment ${id + 1}: ${name}`,
        group: 'Segments',
        words: 'select',
        run: ({ store }) => store.actions.selectSegment(id),
      })),
    ...(selectedSegment === undefined
      ? []
      : [
          {
            id: 'no-segment',
            title: 'Point out no segment',
            group: 'Segments',
            words: 'clear select all',
            run: ({ store }) => store.actions.selectSegment(undefined),
          } satisfies Command,
        ]),
  ];
}

const THEMES: Readonly<Record<Theme, string>> = {
  system: 'Theme as the system has it',
  light: 'Light theme',
  dark: 'Dark theme',
};

function settingCommands({ draft, ownPresets, theme }: AppState): readonly Command[] {
  return [
    ...PRESETS.map(({ name, title }): Command => ({
      id: `preset-${name}`,
      title: `Start over from the preset ${title}`,
      group: 'Settings',
      words: 'choose preset',
      run: ({ store }) => store.actions.choosePreset(name),
    })),
    ...ownPresets.map(({ id, name }): Command => ({
      id: `own-preset-${id}`,
      title: `Start over from your preset ${name}`,
      group: 'Settings',
      words: 'choose preset own',
      run: ({ store }) => store.actions.chooseOwnPreset(id),
    })),
    ...(draft.changeCount === 0
      ? []
      : [
          {
            id: 'reset',
            title: 'Reset all settings to the preset',
            group: 'Settings',
            run: ({ store }) => store.actions.resetChanges(),
          } satisfies Command,
        ]),
    {
      id: 'configuration',
      title: 'Go to the configuration',
      group: 'Settings',
      words: 'settings form open',
      run: ({ show }) => show('configuration'),
    },
    {
      id: 'copy-link',
      title: 'Copy a link to these settings',
      group: 'Settings',
      words: 'share permalink address',
      run: ({ store }) => void copyLink(store.actions),
    },
    ...(Object.keys(THEMES) as Theme[])
      .filter((each) => each !== theme)
      .map((each): Command => ({
        id: `theme-${each}`,
        title: THEMES[each],
        group: 'Settings',
        words: 'appearance colour mode',
        run: ({ store }) => store.actions.setTheme(each),
      })),
  ];
}

const PROJECT: Command = {
  id: 'project',
  title: 'Show the project: notes, data, what is kept',
  group: 'Files',
  words: 'dialog forget erase storage notes',
  run: ({ store }) => store.actions.showProject(true),
};

const MODEL: Command = {
  id: 'open-model',
  title: 'Open a model to apply',
  group: 'Files',
  words: 'model.json score assign new customers drift',
  run({ store }) {
    askForFile(MODEL_FILES, (file) => {
      store.actions.goTo('apply');
      void store.actions.openModel(file);
    });
  },
};

const RUN_MODEL: Command = {
  id: 'run-model',
  title: 'Apply the model of this run to new data',
  group: 'Files',
  words: 'score assign new customers drift',
  run({ store }) {
    store.actions.goTo('apply');
    void store.actions.openRunModel();
  },
};

function fileCommands({ run }: AppState): readonly Command[] {
  const importing: Command = {
    id: 'import',
    title: 'Import files',
    group: 'Files',
    words: 'open load csv data upload',
    run({ store }) {
      askForFiles(TABLE_FILES, (files) => {
        store.actions.goTo('data');
        void store.actions.openFiles(files);
      });
    },
  };
  if (run.result === undefined) return [importing, PROJECT, MODEL];
  return [
    importing,
    PROJECT,
    MODEL,
    RUN_MODEL,
    save('result', 'result.json', saveResult),
    save('config', 'config.json', saveConfiguration),
    save('assignments', 'assignments.csv', saveAssignments),
  ];
}

function save(id: string, file: string, run: (state: AppState) => void): Command {
  return {
    id: `save-${id}`,
    title: `Save ${file}`,
    group: 'Files',
    words: 'export download',
    run: ({ store }) => run(store.getState()),
  };
}

function scenarioCommands(): readonly Command[] {
  return SCENARIOS.map((scenario) => ({
    id: `scenario-${scenario.name}`,
    title: `Run the scenario “${scenario.title}”`,
    group: 'Scenarios',
    words: 'sample example demo',
    run: ({ store }) => void store.actions.startScenario(scenario),
  }));
}
