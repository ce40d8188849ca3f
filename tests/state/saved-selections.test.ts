import { describe, expect, it } from 'vitest';
import { foundRows, type SavedSelection } from '../../src/state/saved-selections.ts';
import { testApp, type TestApp } from './app-fixture.ts';
import { finishRun } from './finish-run.ts';

const selection = { rows: Uint32Array.of(0, 2), origin: 'lasso on the map' };
const saved = (app: TestApp): readonly SavedSelection[] => app.store.getState().draft.savedSelections;

async function selectedApp(): Promise<TestApp> {
  const app = testApp();
  await finishRun(app, { profiles: { ids: ['a', 'b', 'c'] } });
  app.store.actions.selectCustomers(selection);
  return app;
}

describe('saved selections', () => {
  it('keep the ids under a name, and the newer one of two with a name', async () => {
    const { store, ...app } = await selectedApp();
    store.actions.saveSelection('  Best ');
    store.actions.selectCustomers({ ...selection, rows: Uint32Array.of(1) });
    store.actions.saveSelection('Others');
    store.actions.saveSelection('Best');
    store.actions.saveSelection(' ');
    expect(saved({ store, ...app })).toEqual([
      { name: 'Best', ids: ['b'], origin: selection.origin },
      { name: 'Others', ids: ['b'], origin: selection.origin },
    ]);
  });

  it('are found again where the same people stand in other rows, and the missing are counted', () => {
    expect(foundRows({ ids: ['a', 'c', 'gone'] }, ['x', 'c', 'a'])).toEqual({
      rows: Uint32Array.of(1, 2),
      missing: 1,
    });
  });

  it('select those who are in the data, and a notice counts the others', async () => {
    const app = await selectedApp();
    app.store.actions.saveSelection('Best');
    await finishRun(app, { profiles: { ids: ['b', 'c'] }, acquired: { dataHash: 'other' } });
    expect(app.store.getState().selection).toBeUndefined();
    app.store.actions.applySelection('Best');
    expect([...(app.store.getState().selection?.rows ?? [])]).toEqual([1]);
    expect(app.store.getState().selection?.origin).toBe('the saved “Best”');
    expect(app.store.getState().notices.at(-1)?.message).toMatch(/^1 of the 2 customers/);
  });

  it('of whom nobody is in the data leave the selection alone', async () => {
    const app = await selectedApp();
    app.store.actions.saveSelection('Best');
    await finishRun(app, { profiles: { ids: ['x', 'y', 'z'] } });
    app.store.actions.applySelection('Best');
    expect(app.store.getState().selection).toBeUndefined();
    expect(app.store.getState().notices.at(-1)?.tone).toBe('warning');
  });

  it('are renamed, but not to a name that is taken', async () => {
    const app = await selectedApp();
    app.store.actions.saveSelection('Best');
    app.store.actions.saveSelection('Others');
    app.store.actions.renameSelection('Best', 'Others');
    expect(saved(app).map(({ name }) => name)).toEqual(['Best', 'Others']);
    expect(app.store.getState().notices.at(-1)?.message).toMatch('“Others”');
    app.store.actions.renameSelection('Best', ' VIP ');
    expect(saved(app).map(({ name }) => name)).toEqual(['VIP', 'Others']);
  });

  it('are undone and done again step by step, and settings stay as they are', async () => {
    const app = await selectedApp();
    app.store.actions.setSetting('clustering', 'k', 4);
    app.store.actions.saveSelection('Best');
    app.store.actions.deleteSelection('Best');
    expect(saved(app)).toEqual([]);
    app.store.actions.undo();
    expect(saved(app).map(({ name }) => name)).toEqual(['Best']);
    app.store.actions.undo();
    expect(saved(app)).toEqual([]);
    expect(app.store.getState().draft.config.clustering.k).toBe(4);
    app.store.actions.redo();
    expect(saved(app).map(({ name }) => name)).toEqual(['Best']);
    app.store.actions.choosePreset('development');
    expect(saved(app).map(({ name }) => name)).toEqual(['Best']);
  });
});
