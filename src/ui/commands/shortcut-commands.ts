import { PAGES } from '../../state/page.ts';
import { PROJECT_ENDING } from '../../state/project/project-document.ts';
import { askForFile } from '../parts/ask-for-file.ts';
import { saveProject } from '../project/save-project.ts';
import type { Command, CommandContext } from './command.ts';

/** Every command that has keys, in the order in which they are listed. The others are in `command-list.ts`. */
export const SHORTCUT_COMMANDS: readonly Command[] = [
  {
    id: 'palette',
    title: 'Find a command',
    group: 'Help',
    words: 'palette search actions',
    shortcut: { key: 'k', shown: 'Ctrl K or ⌘ K', control: true },
    run: ({ show }) => show('palette'),
  },
  {
    id: 'run',
    title: 'Run',
    group: 'Run',
    words: 'start compute again',
    shortcut: { key: 'r', shown: 'r' },
    run: ({ store }) => void store.actions.run(),
  },
  {
    id: 'cancel',
    title: 'Cancel the run, else clear the selection',
    group: 'Run',
    words: 'stop abort customers none',
    shortcut: { key: 'Escape', shown: 'Esc' },
    run: stepBack,
  },
  {
    id: 'fewer',
    title: 'One segment fewer, inside the range that was tried',
    group: 'Segments',
    words: 'k',
    shortcut: { key: '[', shown: '[' },
    run: (context) => showNeighbour(context, -1),
  },
  {
    id: 'more',
    title: 'One segment more',
    group: 'Segments',
    words: 'k',
    shortcut: { key: ']', shown: ']' },
    run: (context) => showNeighbour(context, 1),
  },
  ...PAGES.map(({ name, title }, index): Command => ({
    id: `page-${name}`,
    title: `Go to ${title}`,
    group: 'Pages',
    words: 'page open',
    shortcut: { key: `${index + 1}`, shown: `${index + 1}` },
    run: ({ store }) => store.actions.goTo(name),
  })),
  {
    id: 'save-project',
    title: 'Save the project',
    group: 'Files',
    words: 'keep file strata',
    shortcut: { key: 's', shown: 'Ctrl S or ⌘ S', control: true },
    run: ({ store }) => void saveProject(store.actions),
  },
  {
    id: 'open-project',
    title: 'Open a project',
    group: 'Files',
    words: 'load file strata',
    shortcut: { key: 'o', shown: 'Ctrl O or ⌘ O', control: true },
    run: ({ store }) => askForFile(PROJECT_ENDING, (file) => void store.actions.openProject(file)),
  },
  {
    id: 'undo',
    title: 'Undo the last change of settings',
    group: 'Settings',
    words: 'back revert',
    shortcut: { key: 'u', shown: 'u' },
    run: ({ store }) => store.actions.undo(),
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Settings',
    shortcut: { key: 'U', shown: 'Shift u' },
    run: ({ store }) => store.actions.redo(),
  },
  {
    id: 'shortcuts',
    title: 'Show the keyboard shortcuts',
    group: 'Help',
    words: 'keys help',
    shortcut: { key: '?', shown: '?' },
    run: ({ show }) => show('shortcuts'),
  },
];

function stepBack({ store }: CommandContext): void {
  if (store.getState().run.phase === 'running') store.actions.cancel();
  else store.actions.selectCustomers(undefined);
}

function showNeighbour({ store }: CommandContext, step: number): void {
  const { shownK, run } = store.getState();
  const ks = run.views.segmentations?.byK.map(({ k }) => k) ?? [];
  const next = ks[ks.findIndex((k) => k === shownK) + step];
  if (shownK !== undefined && next !== undefined) store.actions.showK(next);
}
