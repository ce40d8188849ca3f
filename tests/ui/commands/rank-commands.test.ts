import { expect, test } from 'vitest';
import { rankCommands } from '../../../src/ui/commands/rank-commands.ts';
import { SHORTCUT_COMMANDS } from '../../../src/ui/commands/shortcut-commands.ts';

const COMMANDS = [
  { title: 'Run', words: 'start compute' },
  { title: 'Go to Segments' },
  { title: 'Go to Stability' },
  { title: 'Dark theme', words: 'appearance' },
  { title: 'Run the scenario “Drifting behaviour”', words: 'sample' },
  { title: 'Point out segment 2: Café visitors' },
];

const titles = (typed: string) => rankCommands(COMMANDS, typed).map(({ title }) => title);

test('nothing typed leaves all commands in their order', () => {
  expect(titles('  ')).toEqual(COMMANDS.map(({ title }) => title));
});

test.each([
  ['run', ['Run', 'Run the scenario “Drifting behaviour”']],
  ['stab', ['Go to Stability']],
  ['gts', ['Go to Segments', 'Go to Stability']],
  ['segm go', ['Go to Segments']],
  ['cafe', ['Point out segment 2: Café visitors']],
  ['appear', ['Dark theme']],
  ['run zebra', []],
  ['xyz', []],
])('“%s” finds %j', (typed, expected) => expect(titles(typed)).toEqual(expected));

test('what stands in the title comes before what stands in the further words', () => {
  const commands = [{ title: 'Save', words: 'start' }, { title: 'Start over' }];
  expect(rankCommands(commands, 'start')[0]?.title).toBe('Start over');
});

test('no two commands have the same id or the same keys', () => {
  const ids = SHORTCUT_COMMANDS.map(({ id }) => id);
  const keys = SHORTCUT_COMMANDS.map(({ shortcut }) => `${shortcut?.control} ${shortcut?.key}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(keys).size).toBe(keys.length);
});
