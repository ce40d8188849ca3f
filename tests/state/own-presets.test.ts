import { describe, expect, it } from 'vitest';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { freeName, MOST_PRESETS, nameProblem, ownPresetConfig } from '../../src/state/own-presets.ts';
import { newPresets, presetFileText, readPresetFile } from '../../src/state/preset-file.ts';
import { decodePermalink } from '../../src/state/permalink.ts';
import { testApp, type TestApp } from './app-fixture.ts';

const own = (name: string, id = 1) => ({
  id,
  name,
  base: 'testing' as const,
  changes: { clustering: { k: 7 } },
});
const file = (presets: unknown, version: unknown = 1): string =>
  JSON.stringify({ strataPresets: version, presets });
const names = (app: TestApp): string[] => app.store.getState().ownPresets.map(({ name }) => name);

/** An app with the preset "Seven": the testing preset with seven segments. */
function appWithSeven(storage = new Map<string, string>()): TestApp {
  const app = testApp('', storage);
  app.store.actions.setSetting('clustering', 'k', 7);
  app.store.actions.savePreset(' Seven\n');
  return app;
}

describe('the name of a preset', () => {
  it.each([
    ['', 'is empty'],
    [' \u200B\n ', 'is empty'],
    ['x'.repeat(61), 'is longer than 60 characters'],
    ['testing', 'belongs to a built-in preset'],
    ['SEVEN', 'belongs to another of your presets'],
    ['Eight', undefined],
  ])('%j: %s', (name, problem) => {
    expect(nameProblem(name, [own('Seven')])).toBe(problem);
  });

  it('may stay its own when it is changed', () => {
    expect(nameProblem('seven', [own('Seven')], 1)).toBeUndefined();
  });

  it('becomes free by the first number behind it, however long it is', () => {
    expect(freeName('Seven', [own('Seven'), own('Seven 2', 2)])).toBe('Seven 3');
    const long = 'y'.repeat(60);
    expect(freeName(long, [own(long)])).toBe(`${'y'.repeat(58)} 2`);
  });
});

describe('a file of presets', () => {
  it('gives the presets that were written into it', () => {
    const reading = readPresetFile(presetFileText([own('Seven'), own('Eight', 2)]));
    expect(reading).toMatchObject({
      kind: 'read',
      problems: [],
      presets: [{ name: 'Seven', base: 'testing', changes: { clustering: { k: 7 } } }, { name: 'Eight' }],
    });
  });

  it.each([
    ['{', 'The file is not JSON.'],
    ['[1]', 'The file holds no presets: it has no “strataPresets”.'],
    ['null', 'The file holds no presets: it has no “strataPresets”.'],
    [file([], 2), 'The presets have version 2, and this page knows version 1.'],
    [file({}), 'The file has no list “presets”.'],
    [
      file(Array.from({ length: 101 }, () => own('a'))),
      'The file holds 101 presets, more than the 100 there is room for.',
    ],
    [' '.repeat(1_000_001), 'The file is too large to hold presets.'],
  ])('is refused in one sentence: %#', (text, message) => {
    expect(readPresetFile(text)).toEqual({ kind: 'refused', message });
  });

  it.each([
    [7, 'Preset 1 is not an object.'],
    [{ name: 5 }, 'Preset 1 has no name.'],
    [{ name: 'z'.repeat(99), base: 'testing' }, 'The name of preset 1 is longer than 60 characters.'],
    [
      { name: 'A', base: '__proto__' },
      '“A” starts from “__proto__”, which is no built-in preset; there are development, testing, production.',
    ],
    [
      { name: 'A', base: 'testing', changes: { clustering: { k: 1 } } },
      '“A” has a setting that does not fit: clustering.k must be at least 2.',
    ],
    [
      { name: 'A', base: 'testing', changes: { clustering: { kMin: 9, kMax: 8 } } },
      '“A” has a setting that does not fit: clustering.kMin is 9, above “k to” (8); lower it.',
    ],
    [{ name: 'A', base: 'testing', changes: [] }, '“A” has a setting that does not fit'],
  ])('leaves out and tells what does not fit: %#', (preset, problem) => {
    const reading = readPresetFile(file([preset, own('Fine')]));
    expect(reading).toMatchObject({ kind: 'read', presets: [{ name: 'Fine' }] });
    expect(reading.kind === 'read' && reading.problems).toEqual([expect.stringContaining(problem)]);
  });

  it('gives nothing to prototypes, and keeps only settings', () => {
    const text = `{"strataPresets":1,"presets":[{"name":"A","base":"testing","changes":{"clustering":{"k":9}},"__proto__":{"bad":1},"more":2}]}`;
    expect(readPresetFile(text)).toMatchObject({
      presets: [{ name: 'A', base: 'testing', changes: { clustering: { k: 9 } } }],
    });
    expect('bad' in {}).toBe(false);
  });

  it('leaves the kind of data source alone', () => {
    const changes = { source: { kind: 'events', seed: 3 } };
    const reading = readPresetFile(file([{ name: 'A', base: 'testing', changes }]));
    expect(reading).toMatchObject({ presets: [{ changes: { source: { seed: 3 } } }] });
    expect(JSON.stringify(reading)).not.toContain('events');
  });

  it('adds what is new under free names, and knows what is there already', () => {
    const { id: _, ...seven } = own('Seven');
    const other = { ...seven, changes: { clustering: { k: 8 } } };
    expect(newPresets([seven, other], [own('Seven')])).toEqual({
      added: [{ ...other, name: 'Seven 2' }],
      known: ['Seven'],
      tooMany: 0,
    });
    const full = Array.from({ length: MOST_PRESETS }, (_unused, i) => own(`p${i}`, i));
    expect(newPresets([seven], full)).toEqual({ added: [], known: [], tooMany: 1 });
  });
});

describe('presets of one’s own', () => {
  it('are where the settings start from once saved, and are there at the next visit', () => {
    const app = appWithSeven();
    const { draft } = app.store.getState();
    expect(draft).toMatchObject({ preset: 'testing', ownPreset: { name: 'Seven' }, changeCount: 0 });
    expect(names(testApp('', app.storage))).toEqual(['Seven']);
  });

  it('are recognised by a link that holds exactly their settings', () => {
    const app = appWithSeven();
    expect(testApp(app.address.fragment, app.storage).store.getState().draft.ownPreset?.name).toBe('Seven');
    app.store.actions.setSetting('clustering', 'k', 8);
    expect(testApp(app.address.fragment, app.storage).store.getState().draft.ownPreset).toBeUndefined();
  });

  it('count changes, and reset to themselves', () => {
    const app = appWithSeven();
    app.store.actions.setSetting('clustering', 'k', 9);
    app.store.actions.setSetting('clustering', 'restarts', 3);
    expect(app.store.getState().draft).toMatchObject({ changeCount: 2, changes: { clustering: { k: 9 } } });
    app.store.actions.resetSetting('clustering.k');
    expect(app.store.getState().draft.config.clustering.k).toBe(7);
    app.store.actions.resetChanges();
    expect(app.store.getState().draft).toMatchObject({ changeCount: 0, ownPreset: { name: 'Seven' } });
  });

  it('leave a link that names the built-in preset and carries every setting', () => {
    const app = appWithSeven();
    const { step } = decodePermalink(app.address.fragment);
    expect(step?.preset).toBe('testing');
    expect(step?.config).toEqual({
      ...presetConfig('testing'),
      clustering: { ...presetConfig('testing').clustering, k: 7 },
    });
  });

  it('are chosen, undoably, and keep the source of the data', () => {
    const app = appWithSeven();
    app.store.actions.choosePreset('production');
    app.store.actions.setSetting('source', 'kind', 'events');
    app.store.actions.chooseOwnPreset(1);
    expect(app.store.getState().draft).toMatchObject({
      ownPreset: { id: 1 },
      changeCount: 0,
      config: { clustering: { k: 7 }, source: { kind: 'events' } },
    });
    app.store.actions.undo();
    expect(app.store.getState().draft).toMatchObject({ preset: 'production', ownPreset: undefined });
  });

  it('are renamed and duplicated', () => {
    const app = appWithSeven();
    app.store.actions.duplicatePreset(1);
    app.store.actions.renamePreset(1, 'Lucky');
    app.store.actions.renamePreset(2, 'lucky');
    expect(names(app)).toEqual(['Lucky', 'Seven 2']);
    expect(app.store.getState().draft.ownPreset?.name).toBe('Lucky');
  });

  it('are updated and deleted, each undoable by its notice, and the settings stay', () => {
    const app = appWithSeven();
    const { actions, getState } = app.store;
    actions.setSetting('clustering', 'k', 8);
    actions.updatePreset();
    expect(ownPresetConfig(getState().ownPresets[0]!).clustering.k).toBe(8);
    actions.followNotice(getState().notices.at(-1)!.id);
    expect(ownPresetConfig(getState().ownPresets[0]!).clustering.k).toBe(7);

    actions.deletePreset(1);
    expect(names(app)).toEqual([]);
    expect(getState().draft).toMatchObject({
      ownPreset: undefined,
      preset: 'testing',
      config: { clustering: { k: 8 } },
    });
    actions.followNotice(getState().notices.at(-1)!.id);
    expect(names(testApp('', app.storage))).toEqual(['Seven']);
    expect(getState().draft.ownPreset?.name).toBe('Seven');
  });

  it('never get the id of a deleted one', () => {
    const app = appWithSeven();
    app.store.actions.deletePreset(1);
    app.store.actions.savePreset('Other');
    expect(app.store.getState().ownPresets.map(({ id }) => id)).toEqual([2]);
  });

  it('that another tab has changed meanwhile are not overwritten in silence: its version comes back by the notice', () => {
    const app = appWithSeven();
    const other = testApp('', app.storage);
    const own = other.store.getState().ownPresets[0]!;
    other.store.actions.chooseOwnPreset(own.id);
    other.store.actions.setSetting('clustering', 'k', 9);
    other.store.actions.updatePreset();
    expect(other.store.getState().notices.at(-1)?.message).toBe(
      '“Seven” now holds the settings as they are.',
    );
    app.store.actions.setSetting('clustering', 'k', 8);
    app.store.actions.updatePreset();
    const notice = app.store.getState().notices.at(-1)!;
    expect(notice.message).toMatch(/not what another tab put there/);
    app.store.actions.followNotice(notice.id);
    expect(ownPresetConfig(testApp('', app.storage).store.getState().ownPresets[0]!).clustering.k).toBe(9);
  });

  it('that another tab has deleted meanwhile are there again once they are updated', () => {
    const app = appWithSeven();
    testApp('', app.storage).store.actions.deletePreset(1);
    app.store.actions.setSetting('clustering', 'k', 8);
    app.store.actions.updatePreset();
    const [kept] = testApp('', app.storage).store.getState().ownPresets;
    expect([kept?.name, ownPresetConfig(kept!).clustering.k]).toEqual(['Seven', 8]);
    expect(app.store.getState().draft).toMatchObject({ ownPreset: { name: 'Seven' }, changeCount: 0 });
  });

  it('that another tab writes appear here', () => {
    const app = testApp();
    const elsewhere = appWithSeven();
    app.elsewhere.write('strata.presets', elsewhere.storage.get('strata.presets')!);
    expect(names(app)).toEqual(['Seven']);
  });

  it('of another tab are not lost', () => {
    const app = appWithSeven();
    const other = testApp('', app.storage);
    other.store.actions.savePreset('Elsewhere');
    app.store.actions.savePreset('Here');
    expect(names(app)).toEqual(['Seven', 'Elsewhere', 'Here']);
  });

  it('are not saved while a setting is out of range', () => {
    const app = testApp();
    app.store.actions.setSetting('clustering', 'k', 1);
    app.store.actions.savePreset('Broken');
    expect(names(app)).toEqual([]);
  });

  it('last for the visit when storage is full, and the page says so once', () => {
    const full = new Map<string, string>();
    full.set = () => {
      throw new Error('full');
    };
    const app = testApp('', full);
    app.store.actions.savePreset('One');
    app.store.actions.savePreset('Two');
    expect(names(app)).toEqual(['One', 'Two']);
    const told = app.store.getState().notices.filter(({ message }) => message.includes('keeps no more'));
    expect(told).toHaveLength(1);
  });

  it.each([
    '{',
    '{"presets":7}',
    '[]',
    'null',
    '{"presets":[{"id":1,"name":"A","base":"testing","changes":{"gone":{"k":1}}}],"lastId":1}',
  ])('survive a damaged store: %s', (text) => {
    const app = testApp('', new Map([['strata.presets', text]]));
    expect(names(app)).toEqual([]);
    app.store.actions.savePreset('One');
    const again = testApp('', app.storage);
    expect(names(again)).toEqual(['One']);
    if (text.includes('gone')) expect(app.storage.get('strata.presets')).toContain('gone');
  });

  it('come from a file, and the page says how many and which not', async () => {
    const app = appWithSeven();
    const text = file([
      own('Seven'),
      { ...own('Nine'), changes: { clustering: { k: 9 } } },
      { name: 'Bad', base: 'no' },
    ]);
    await app.store.actions.importPresets(new File([text], 'theirs.json'));
    expect(names(app)).toEqual(['Seven', 'Nine']);
    expect(app.store.getState().notices.at(-1)).toMatchObject({
      tone: 'warning',
      message: '1 of 3 presets imported (1 there already; 1 left out).',
      remedy: expect.stringContaining('“Bad” starts from “no”'),
    });
    await app.store.actions.importPresets(new File(['{'], 'broken.json'));
    expect(app.store.getState().notices.at(-1)?.message).toBe(
      '“broken.json” was not imported. The file is not JSON.',
    );
  });
});
