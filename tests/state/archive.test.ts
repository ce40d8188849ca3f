import { describe, expect, test, vi } from 'vitest';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { MOST_KEPT_RUNS } from '../../src/state/kept-run.ts';
import { testApp, type TestApp } from './app-fixture.ts';
import { wholeRun } from './run-messages.ts';

const settled = async (): Promise<void> => {
  await vi.dynamicImportSettled();
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

/** Runs to the end with this result; `cached` as if nothing had to be computed. */
async function runOnce(app: TestApp, resultHash: string, cached = false): Promise<void> {
  const over = app.store.actions.run();
  await settled();
  endRun(app, resultHash, cached);
  await over;
  await settled();
}

/** Ends the run under way with this result. */
function endRun(app: TestApp, resultHash: string, cached = false): void {
  const run = app.runner.runs.at(-1)!;
  const views = { profiles: { ids: ['a', 'b'], columns: [] }, features: { preparation: [] } };
  const messages = wholeRun(resultHash, cached ? 'cached' : 'computed', undefined, views);
  for (const message of messages.slice(1, -1)) run.say(message as never);
  run.say({
    kind: 'result',
    document: {
      resultHash,
      dataHash: 'd',
      config: app.store.getState().draft.config,
      kSelection: { chosen: 5, structure: 'weak' },
    } as ResultDocument,
  });
  run.end({ kind: 'done', ms: 60 });
}

const kept = (app: TestApp) => app.store.getState().archive.runs;

describe('finished runs', () => {
  test('are kept, the newest first', async () => {
    const app = testApp();
    await runOnce(app, 'one');
    app.wait(1000);
    app.store.actions.setSetting('source', 'seed', 7);
    await runOnce(app, 'two');
    expect(kept(app).map(({ resultHash }) => resultHash)).toEqual(['two', 'one']);
    expect(kept(app)[0]).toMatchObject({ customers: 2, k: 5, structure: 'weak', name: '', pinned: false });
    expect(app.store.getState().archive.current).toBe(kept(app)[0]?.id);
  });

  test('are kept as they ended, also when the next one has ended before', async () => {
    const app = testApp();
    for (const hash of ['one', 'two']) {
      const over = app.store.actions.run();
      endRun(app, hash);
      await over;
    }
    await settled();
    expect(kept(app).map(({ resultHash }) => resultHash)).toEqual(['two', 'one']);
  });

  test('that only show a kept one again add nothing', async () => {
    const app = testApp();
    await runOnce(app, 'one');
    await runOnce(app, 'one', true);
    expect(kept(app)).toHaveLength(1);
    await runOnce(app, 'one');
    expect(kept(app)).toHaveLength(2);
  });

  test('beyond the limit push out the oldest, but no pinned one', async () => {
    const app = testApp();
    await runOnce(app, 'first');
    await app.store.actions.changeKept(kept(app)[0]!.id, { pinned: true });
    for (let i = 0; i < MOST_KEPT_RUNS + 2; i++) {
      app.wait(1000);
      await runOnce(app, `run ${i}`);
    }
    const hashes = kept(app).map(({ resultHash }) => resultHash);
    expect(hashes).toHaveLength(MOST_KEPT_RUNS + 1);
    expect(hashes).toContain('first');
    expect(hashes).not.toContain('run 1');
    expect(hashes).toContain('run 2');
  });

  test('stay in the order in which they were kept, and are not let go, when the clock is set back', async () => {
    const app = testApp();
    for (let i = 0; i < MOST_KEPT_RUNS; i++) await runOnce(app, `run ${i}`);
    app.wait(-1_000_000_000);
    await runOnce(app, 'after');
    const hashes = kept(app).map(({ resultHash }) => resultHash);
    expect(hashes).toHaveLength(MOST_KEPT_RUNS);
    expect([hashes[0], hashes.at(-1)]).toEqual(['after', 'run 1']);
  });

  test('come back after they were removed', async () => {
    const app = testApp();
    await runOnce(app, 'one');
    await app.store.actions.changeKept(kept(app)[0]!.id, { name: 'Spring', note: 'for the board' });
    await app.store.actions.removeKept([kept(app)[0]!.id]);
    expect(kept(app)).toEqual([]);
    const notice = app.store.getState().notices.at(-1);
    expect(notice?.message).toBe('1 kept run was removed.');
    app.store.actions.followNotice(notice!.id);
    await settled();
    expect(kept(app)[0]).toMatchObject({ name: 'Spring', note: 'for the board', resultHash: 'one' });
  });

  test('of another tab appear', async () => {
    const app = testApp();
    await runOnce(app, 'one');
    const run = kept(app)[0]!;
    app.archive.runs.set('other', { ...run, id: 'other', at: run.at + 1, resultHash: 'elsewhere' });
    app.archive.changeElsewhere();
    await settled();
    expect(kept(app).map(({ resultHash }) => resultHash)).toEqual(['elsewhere', 'one']);
  });

  test('give their settings, in one step to undo', async () => {
    const app = testApp();
    await runOnce(app, 'one');
    app.store.actions.setSetting('source', 'seed', 7);
    app.store.actions.adoptSettings(kept(app)[0]!.id);
    expect(app.store.getState().draft.config.source.seed).toBe(42);
    app.store.actions.undo();
    expect(app.store.getState().draft.config.source.seed).toBe(7);
  });
});

describe('a browser that keeps nothing', () => {
  test('is told of once, and runs go on', async () => {
    const app = testApp();
    await settled();
    app.archive.failWith('refused');
    await runOnce(app, 'one');
    await runOnce(app, 'two');
    const told = app.store.getState().notices.filter(({ message }) => message.includes('keep nothing'));
    expect(told).toHaveLength(1);
    expect(app.store.getState().archive.status).toBe('off');
    expect(app.store.getState().run.result?.resultHash).toBe('two');
  });

  test('because it is full goes on to keep once there is room', async () => {
    const app = testApp();
    await settled();
    app.archive.failWith('full');
    await runOnce(app, 'one');
    expect(app.store.getState().notices.at(-1)?.message).toMatch(/storage is full/);
    app.archive.failWith(undefined);
    await runOnce(app, 'two');
    expect(kept(app).map(({ resultHash }) => resultHash)).toEqual(['two']);
  });
});

test('forgetting everything leaves neither runs nor small texts', async () => {
  const app = testApp();
  await runOnce(app, 'one');
  app.store.actions.setTheme('dark');
  await app.store.actions.forgetEverything();
  expect(kept(app)).toEqual([]);
  expect(app.storage.size).toBe(0);
});

test('a text that cannot be read is set aside, but not what was written over it meanwhile', async () => {
  const texts = new Map([
    ['strata.alerts', '{"half": [1'],
    ['strata.mappings', '{"half": [2'],
  ]);
  const app = testApp('', texts);
  texts.set('strata.mappings', '[]');
  await settled();
  expect(Object.fromEntries(texts)).toMatchObject({
    'strata.alerts': '',
    'strata.mappings': '[]',
    'strata.damaged': '\nstrata.alerts: {"half": [1\nstrata.mappings: {"half": [2',
  });
  expect(app.store.getState().notices.at(-1)?.message).toMatch(
    /set aside: the bounds of alerts, how columns/,
  );
});

test('what another tab has erased is gone from this one, which says so', async () => {
  const app = testApp();
  app.store.actions.savePreset('Mine');
  app.store.actions.setAlertBound('p95', 100);
  const before = app.store.getInitialState();
  app.elsewhere.clear();
  await settled();
  expect(app.store.getState()).toMatchObject({
    ownPresets: [],
    runTimes: [],
    alertBounds: before.alertBounds,
  });
  expect(app.store.getState().notices.at(-1)?.message).toMatch(/^Another tab has erased/);
});
