import { describe, expect, it, vi } from 'vitest';
import type { TablePreview } from '../../src/io/preview-table.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { failureWords } from '../../src/state/failure-words.ts';
import { encodePermalink } from '../../src/state/permalink.ts';
import { shownSegmentation } from '../../src/state/selectors.ts';
import type { ImportedFile, MergePreview } from '../../src/worker/protocol.ts';
import { testApp, type TestApp } from './app-fixture.ts';
import { wholeRun } from './run-messages.ts';

const tick = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

const imported = (kind: ImportedFile['kind'], id = `${kind}-1`): ImportedFile => ({
  id,
  kind,
  fileName: `${kind}.csv`,
  rows: 3,
  ids: 2,
  bytes: 30,
  rejected: [],
  rejectsKept: 0,
  exampleRejects: { header: [], rows: [] },
  warnings: [],
});

const preview = (kind: 'events' | 'customers'): TablePreview =>
  ({ plan: { kind, fileName: `${kind}.csv` } }) as TablePreview;

const mergePreview = (past: string | undefined, canonical: string): MergePreview => ({
  table: preview('events'),
  columns: {
    ...(past === undefined ? {} : { past: { kind: 'column', index: 0, name: past } }),
    canonical: { kind: 'column', index: 1, name: canonical },
    why: 'by their names',
  },
});

async function importFile(app: TestApp, kind: 'events' | 'customers', id?: string): Promise<void> {
  const opening = app.store.actions.openFile(new File(['a,b'], `${kind}.csv`));
  app.runner.previews.at(-1)!.answer({ kind: 'ok', value: preview(kind) });
  await opening;
  const importing = app.store.actions.confirmImport();
  app.runner.imports.at(-1)!.answer({ kind: 'ok', value: imported(kind, id) });
  await importing;
}

async function finishRun(app: TestApp, mark = 'a'): Promise<void> {
  const running = app.store.actions.run();
  const run = app.runner.runs.at(-1)!;
  for (const message of wholeRun(mark)) {
    if (message.kind === 'run-ended') run.end(message.outcome);
    else if (
      message.kind !== 'run-requested' &&
      message.kind !== 'draft-changed' &&
      message.kind !== 'host-ready'
    )
      run.say(message);
  }
  await running;
}

describe('the draft', () => {
  it('starts as the default preset without changes or problems', () => {
    const { draft } = testApp().store.getState();
    expect(draft).toMatchObject({
      preset: 'testing',
      changeCount: 0,
      problems: [],
      canUndo: false,
      canRedo: false,
    });
  });

  it('counts what differs from the preset, and resets single settings and all', () => {
    const { store } = testApp();
    store.actions.setSetting('clustering', 'k', 7);
    store.actions.setSetting('source', 'seed', 1);
    expect(store.getState().draft).toMatchObject({
      changeCount: 2,
      changes: { clustering: { k: 7 }, source: { seed: 1 } },
    });
    store.actions.resetSetting('clustering.k');
    expect(store.getState().draft.changes).toEqual({ source: { seed: 1 } });
    store.actions.resetChanges();
    expect(store.getState().draft.changeCount).toBe(0);
  });

  it('names the setting and the reason for a value that does not fit, and keeps it on the screen', () => {
    const { store } = testApp();
    store.actions.setSetting('clustering', 'k', 1);
    expect(store.getState().draft).toMatchObject({
      problems: [{ path: 'clustering.k', message: 'must be at least 2' }],
      config: { clustering: { k: 1 } },
    });
    store.actions.setSetting('clustering', 'k', Number.NaN);
    expect(store.getState().draft.problems[0]).toMatchObject({ path: 'clustering.k' });
    store.actions.setSetting('clustering', 'k', 4);
    expect(store.getState().draft.problems).toEqual([]);
  });

  it('names what contradicts between settings', () => {
    const { store } = testApp();
    store.actions.setSetting('clustering', 'kMin', 20);
    expect(store.getState().draft.problems.map(({ path }) => path)).toEqual(['clustering.kMin']);
  });

  it('goes back and forth through its history', () => {
    const app = testApp();
    const { store } = app;
    store.actions.setSetting('clustering', 'k', 7);
    app.wait(5000);
    store.actions.choosePreset('production');
    store.actions.undo();
    expect(store.getState().draft).toMatchObject({
      preset: 'testing',
      config: { clustering: { k: 7 } },
      canUndo: true,
      canRedo: true,
    });
    store.actions.undo();
    expect(store.getState().draft).toMatchObject({ changeCount: 0, canUndo: false });
    store.actions.redo();
    store.actions.redo();
    expect(store.getState().draft).toMatchObject({ preset: 'production', canRedo: false });
    store.actions.undo();
    store.actions.setSetting('source', 'seed', 3);
    expect(store.getState().draft.canRedo).toBe(false);
  });

  it('takes quick edits of one setting for one step', () => {
    const app = testApp();
    for (const k of [6, 7, 8]) {
      app.store.actions.setSetting('clustering', 'k', k);
      app.wait(200);
    }
    app.store.actions.undo();
    expect(app.store.getState().draft.config.clustering.k).toBe(presetConfig('testing').clustering.k);
  });

  it('keeps the source of the data when another preset is chosen', async () => {
    const app = testApp();
    await importFile(app, 'events');
    app.store.actions.choosePreset('production');
    expect(app.store.getState().draft).toMatchObject({
      config: { source: { kind: 'events' } },
      changeCount: 0,
    });
  });

  it('asks for a file where the source needs one', () => {
    const { store } = testApp();
    store.actions.setSetting('source', 'kind', 'customers');
    expect(store.getState().draft.problems).toMatchObject([{ path: 'source.kind' }]);
  });
});

describe('the address', () => {
  const shared = encodePermalink(
    {
      preset: 'production',
      config: { ...presetConfig('production'), source: { kind: 'synthetic', streaming: 'auto', seed: 9 } },
    },
    'data',
  );

  it('restores configuration and page at the start, with nothing to undo', () => {
    const { draft, page } = testApp(shared).store.getState();
    expect(draft).toMatchObject({ preset: 'production', changes: { source: { seed: 9 } }, canUndo: false });
    expect(page).toBe('data');
  });

  it('follows the draft, but never to a configuration with problems', () => {
    const app = testApp();
    app.store.actions.setSetting('clustering', 'k', 9);
    const valid = app.address.fragment;
    expect(testApp(valid).store.getState().draft.config.clustering.k).toBe(9);
    app.store.actions.setSetting('clustering', 'k', 999);
    expect(app.address.fragment).toBe(valid);
    expect(app.store.actions.permalink()).toBe(valid);
  });

  it('keeps the shown view of the segments, wherever one has been in between', () => {
    const app = testApp();
    app.store.actions.showTab('map');
    expect(app.address.fragment).toMatch(/&page=segments&view=map$/);
    expect(testApp(app.address.fragment).store.getState().segmentsTab).toBe('map');
    app.store.actions.goTo('data');
    expect(app.address.fragment).toMatch(/&page=data$/);
    app.store.actions.goTo('segments');
    expect(app.store.getState().segmentsTab).toBe('map');
  });

  it('leads to the first view of the segments where it names none, and to their page where it is empty', () => {
    const app = testApp();
    app.store.actions.showTab('map');
    app.visit('#page=segments');
    expect(app.store.getState().segmentsTab).toBe('overview');
    app.store.actions.showTab('map');
    app.store.actions.goTo('data');
    app.visit('');
    expect([app.store.getState().page, app.store.getState().segmentsTab]).toEqual(['segments', 'overview']);
  });

  it('is obeyed when the user brings another one, as a step to undo', () => {
    const app = testApp();
    app.visit(shared);
    expect(app.store.getState().draft.preset).toBe('production');
    app.store.actions.undo();
    expect(app.store.getState().draft.preset).toBe('testing');
  });

  it('leads to a notice and the defaults when it is damaged', () => {
    const { draft, notices } = testApp('#v1=%%%').store.getState();
    expect(draft.changeCount).toBe(0);
    expect(notices).toMatchObject([
      { tone: 'warning', message: expect.stringContaining('damaged') as string },
    ]);
  });

  it('gets a step of the browser’s history for each page', () => {
    const app = testApp();
    app.store.actions.goTo('data');
    app.store.actions.goTo('data');
    expect(app.address.pushed).toHaveLength(1);
    app.visit('#page=report');
    expect(app.store.getState().page).toBe('report');
  });

  it('is no longer listened to after close', () => {
    const app = testApp();
    app.store.actions.close();
    app.visit(shared);
    expect(app.store.getState().draft.preset).toBe('testing');
  });
});

describe('a run', () => {
  it('is ordered with the draft and shows the chosen k when it is done', async () => {
    const app = testApp();
    await finishRun(app);
    expect(app.runner.runs[0]!.order).toEqual({
      pipeline: 'segmentation',
      config: presetConfig('testing'),
      inputs: {},
    });
    expect(app.store.getState()).toMatchObject({ run: { phase: 'done' }, shownK: 5 });
    expect(shownSegmentation(app.store.getState())).toBe(
      app.store.getState().run.views.segmentations?.byK[0],
    );
  });

  it('does not start while the draft has problems, and says why', async () => {
    const app = testApp();
    app.store.actions.setSetting('clustering', 'k', 1);
    await app.store.actions.run();
    expect(app.runner.runs).toHaveLength(0);
    expect(app.store.getState().notices).toMatchObject([
      { tone: 'error', message: expect.stringContaining('“k, when fixed”') as string },
    ]);
  });

  it('no longer hears a run that a later one has replaced', async () => {
    const app = testApp();
    const first = app.store.actions.run();
    const second = app.store.actions.run();
    app.runner.runs[0]!.end({ kind: 'cancelled', ms: 1 });
    await first;
    expect(app.store.getState().run.phase).toBe('running');
    app.runner.runs[1]!.end({ kind: 'done', ms: 1 });
    await second;
    expect(app.store.getState().run.phase).toBe('done');
  });

  it('offers to run again when the worker was lost, and does', async () => {
    const app = testApp();
    const running = app.store.actions.run();
    app.runner.runs[0]!.end({
      kind: 'failed',
      ms: 1,
      stage: undefined,
      failure: { kind: 'lost-worker', message: 'It stopped.', remedy: 'Run again.' },
    });
    await running;
    const [notice] = app.store.getState().notices;
    expect(notice).toMatchObject({ message: 'It stopped.', action: { does: 'run' } });
    app.store.actions.followNotice(notice!.id);
    expect(app.runner.runs).toHaveLength(2);
    expect(app.store.getState().notices).toEqual([]);
  });

  it('marks its stages stale when the draft changes, also while it was running', async () => {
    const app = testApp();
    await finishRun(app);
    app.store.actions.setSetting('segments', 'minEffect', 1);
    expect(app.store.getState().run.freshness.segmentations).toBe('stale');
    app.store.actions.undo();
    expect(app.store.getState().run.freshness.segmentations).toBe('fresh');
    const running = app.store.actions.run();
    app.store.actions.setSetting('segments', 'minEffect', 2);
    for (const message of wholeRun('b')) if (message.kind === 'stage-ended') app.runner.runs[1]!.say(message);
    app.runner.runs[1]!.end({ kind: 'done', ms: 1 });
    await running;
    expect(app.store.getState().run.freshness).toMatchObject({ segmentations: 'stale', projection: 'fresh' });
  });

  it('is cancelled only while there is one', () => {
    const app = testApp();
    app.store.actions.cancel();
    expect(app.runner.cancelled).toEqual([]);
    void app.store.actions.run();
    app.store.actions.cancel();
    expect(app.runner.cancelled).toEqual(['run']);
  });
});

describe('the shown k and the selected segment', () => {
  it('change to a k that was tried, and only to such', async () => {
    const app = testApp();
    await finishRun(app);
    app.store.actions.selectSegment(2);
    app.store.actions.showK(6);
    expect(app.store.getState()).toMatchObject({ shownK: 6, selectedSegment: undefined });
    app.store.actions.showK(11);
    expect(app.store.getState().shownK).toBe(6);
  });

  it('stay with the user’s pick when the next run chooses as before', async () => {
    const app = testApp();
    await finishRun(app, 'a');
    app.store.actions.showK(6);
    await finishRun(app, 'b');
    expect(app.store.getState().shownK).toBe(6);
  });
});

describe('a decision over the rules', () => {
  it('is kept with its segments, undone and given up', async () => {
    const app = testApp();
    await finishRun(app);
    const { actions, getState } = app.store;
    await actions.overrideVerdict(0, 'Activate', 'agreed');
    const [made] = getState().draft.overrides;
    expect(made).toMatchObject({ k: 5, segment: 0, disposition: 'Activate', note: 'agreed' });
    actions.undo();
    expect(getState().draft.overrides).toEqual([]);
    actions.redo();
    actions.choosePreset('development');
    expect(getState().draft.overrides).toEqual([made]);
    actions.dropOverride(made!);
    expect(getState().draft.overrides).toEqual([]);
    await actions.overrideVerdict(99, 'Reject', 'no such segment');
    expect(getState().draft.overrides).toEqual([]);
  });
});

describe('an import', () => {
  it('goes from the file over a corrected preview to an input, and switches the source', async () => {
    const app = testApp();
    const { store, runner } = app;
    const opening = store.actions.openFile(new File(['a,b'], 'events.csv'));
    expect(store.getState().importFlow).toMatchObject({
      kind: 'previewing',
      fileName: 'events.csv',
      bytes: 3,
    });
    runner.previews[0]!.answer({ kind: 'ok', value: preview('events') });
    await opening;
    const correcting = store.actions.correctPlan({ map: { amount: 'b' } });
    expect(store.getState().importFlow).toMatchObject({ kind: 'previewed', refreshing: true });
    runner.previews[1]!.answer({ kind: 'ok', value: preview('events') });
    await correcting;
    const again = store.actions.correctPlan({ decimal: ',', map: { customer: 'a' } });
    runner.previews[2]!.answer({ kind: 'ok', value: preview('events') });
    await again;
    expect(runner.previews[2]!.corrections).toEqual({ decimal: ',', map: { amount: 'b', customer: 'a' } });
    const importing = store.actions.confirmImport();
    runner.imports[0]!.onProgress?.({ bytes: 1, totalBytes: 3, rows: 1 });
    expect(store.getState().importFlow).toMatchObject({
      kind: 'importing',
      what: 'events',
      progress: { bytes: 1, totalBytes: 3 },
    });
    runner.imports[0]!.answer({ kind: 'ok', value: imported('events') });
    await importing;
    expect(store.getState()).toMatchObject({
      importFlow: { kind: 'none' },
      inputs: { events: { id: 'events-1' } },
      draft: { config: { source: { kind: 'events' } }, problems: [] },
    });
  });

  it('keeps the preview and says why when a correction is refused', async () => {
    const app = testApp();
    const opening = app.store.actions.openFile(new File(['a'], 'a.csv'));
    app.runner.previews[0]!.answer({ kind: 'ok', value: preview('events') });
    await opening;
    const correcting = app.store.actions.correctPlan({ map: { amount: 'z' } });
    app.runner.previews[1]!.answer({
      kind: 'failed',
      failure: { kind: 'bad-input', problem: { message: 'No column z.', remedy: 'Choose one.' } },
    });
    await correcting;
    expect(app.store.getState().importFlow).toMatchObject({
      kind: 'previewed',
      corrections: {},
      refused: { kind: 'bad-input' },
      refreshing: false,
    });
  });

  it('forgets the former file only when the new one is in', async () => {
    const app = testApp();
    await importFile(app, 'events', 'old');
    await importFile(app, 'events', 'new');
    expect(app.runner.removed).toEqual(['old']);
    expect(app.store.getState().inputs.events?.id).toBe('new');
  });

  it('reads the former file again when it is brought back', async () => {
    const app = testApp();
    const { store, runner } = app;
    await importFile(app, 'events', 'old');
    const before = runner.imports[0]!;
    await importFile(app, 'events', 'new');
    store.actions.followNotice(store.getState().notices[0]!.id);
    const again = runner.imports.at(-1)!;
    expect([again.file, again.plan]).toEqual([before.file, before.plan]);
    again.answer({ kind: 'ok', value: imported('events', 'old') });
    await tick();
    expect(store.getState()).toMatchObject({
      importFlow: { kind: 'none' },
      inputs: { events: { id: 'old' } },
    });
    expect(runner.removed).toEqual(['old', 'new']);
  });

  it('leaves earlier data alone when it is cancelled or fails, and leads back to the preview', async () => {
    const app = testApp();
    const { store, runner } = app;
    await importFile(app, 'events', 'old');
    const opening = store.actions.openFile(new File(['x'], 'x.csv'));
    runner.previews.at(-1)!.answer({ kind: 'ok', value: preview('customers') });
    await opening;
    const first = store.actions.confirmImport();
    store.actions.cancelImport();
    expect(runner.cancelled).toEqual(['import']);
    runner.imports.at(-1)!.answer({ kind: 'cancelled' });
    await first;
    expect(store.getState()).toMatchObject({
      importFlow: { kind: 'previewed' },
      inputs: { events: { id: 'old' } },
    });
    const second = store.actions.confirmImport();
    runner.imports.at(-1)!.answer({ kind: 'failed', failure: { kind: 'bug', message: 'x', detail: '' } });
    await second;
    expect(store.getState()).toMatchObject({
      importFlow: { kind: 'failed' },
      inputs: { events: { id: 'old' } },
    });
    store.actions.backToPreview();
    expect(store.getState().importFlow.kind).toBe('previewed');
  });

  it('shows the file that was opened last, whichever preview comes first', async () => {
    const app = testApp();
    void app.store.actions.openFile(new File(['x'], 'slow.csv'));
    const second = app.store.actions.openFile(new File(['x'], 'quick.csv'));
    app.runner.previews[1]!.answer({ kind: 'ok', value: preview('events') });
    await second;
    app.runner.previews[0]!.answer({ kind: 'ok', value: preview('customers') });
    await tick();
    expect(app.store.getState().importFlow).toMatchObject({ kind: 'previewed', fileName: 'quick.csv' });
  });

  it('of a merge history stands beside the events and goes with them into the run', async () => {
    const app = testApp();
    await importFile(app, 'events');
    const opening = app.store.actions.openMerges(new File(['x'], 'm.csv'));
    app.runner.mergePreviews.at(-1)!.answer({ kind: 'ok', value: mergePreview('old', 'new') });
    await opening;
    const importing = app.store.actions.confirmImport();
    app.runner.imports.at(-1)!.answer({ kind: 'ok', value: imported('merges') });
    await importing;
    void app.store.actions.run();
    expect(app.runner.runs[0]!.order.inputs).toEqual({ events: 'events-1', merges: 'merges-1' });
    app.store.actions.setSetting('source', 'kind', 'synthetic');
    void app.store.actions.run();
    expect(app.runner.runs[1]!.order.inputs).toEqual({});
  });

  it('of a merge history waits for its columns, takes corrections, and reads what was shown', async () => {
    const { store, runner } = testApp();
    const opening = store.actions.openMerges(new File(['x'], 'm.csv'));
    runner.mergePreviews[0]!.answer({ kind: 'ok', value: mergePreview(undefined, 'new') });
    await opening;
    await store.actions.confirmImport();
    expect([store.getState().importFlow.kind, runner.imports.length]).toEqual(['mergesPreviewed', 0]);
    const choosing = store.actions.chooseMergeColumns({ past: 'old' });
    expect(store.getState().importFlow).toMatchObject({ refreshing: true, chosen: { past: 'old' } });
    runner.mergePreviews[1]!.answer({ kind: 'ok', value: mergePreview('old', 'new') });
    await choosing;
    const undating = store.actions.chooseMergeColumns({ time: '' });
    expect(runner.mergePreviews[2]!.columns).toEqual({ past: 'old', time: '' });
    runner.mergePreviews[2]!.answer({ kind: 'ok', value: mergePreview('old', 'new') });
    await undating;
    const importing = store.actions.confirmImport();
    expect(runner.imports[0]!.columns).toEqual({ past: 'old', canonical: 'new', time: '' });
    runner.imports[0]!.answer({ kind: 'ok', value: imported('merges') });
    await importing;
    expect(store.getState()).toMatchObject({
      importFlow: { kind: 'none' },
      inputs: { merges: { id: 'merges-1' } },
    });
  });

  it('of a merge history that does not fit keeps the former choice and says why', async () => {
    const { store, runner } = testApp();
    const opening = store.actions.openMerges(new File(['x'], 'm.csv'));
    runner.mergePreviews[0]!.answer({ kind: 'ok', value: mergePreview('old', 'new') });
    await opening;
    void store.actions.chooseMergeColumns({ time: 'not answered yet' });
    const choosing = store.actions.chooseMergeColumns({ past: 'new' });
    const failure = { kind: 'bug', message: 'x', detail: '' } as const;
    runner.mergePreviews[2]!.answer({ kind: 'failed', failure });
    await choosing;
    expect(store.getState().importFlow).toMatchObject({
      kind: 'mergesPreviewed',
      chosen: {},
      refused: failure,
      refreshing: false,
    });
    expect(store.getState().importFlow).toHaveProperty('chosen', {});
    store.actions.cancelImport();
    expect(store.getState().importFlow.kind).toBe('none');
  });

  it('can be brought back after its removal, until the notice is dismissed', async () => {
    const app = testApp();
    const { store, runner } = app;
    await importFile(app, 'events');
    store.actions.removeInput('events');
    expect(store.getState()).toMatchObject({
      inputs: { events: undefined },
      draft: { config: { source: { kind: 'synthetic' } } },
    });
    store.actions.followNotice(store.getState().notices[0]!.id);
    expect(store.getState()).toMatchObject({
      inputs: { events: { id: 'events-1' } },
      draft: { config: { source: { kind: 'events' } } },
    });
    store.actions.removeInput('events');
    expect(runner.removed).toEqual([]);
    store.actions.dismissNotice(store.getState().notices[0]!.id);
    expect(runner.removed).toEqual(['events-1']);
  });
});

describe('the page', () => {
  it('keeps the theme between visits', () => {
    const first = testApp();
    first.store.actions.setTheme('dark');
    expect(testApp('', first.storage).store.getState().theme).toBe('dark');
  });

  it('lists the stages before the first run', async () => {
    const app = testApp();
    await tick();
    expect(app.store.getState()).toMatchObject({ host: { workers: 2 }, run: { phase: 'idle' } });
    expect(app.store.getState().run.stages).toHaveLength(6);
  });

  it('shares no state between two stores', () => {
    const a = testApp();
    const b = testApp();
    a.store.actions.setSetting('clustering', 'k', 9);
    expect(b.store.getState().draft.changeCount).toBe(0);
  });

  it('has a remedy for each kind of failure', () => {
    expect(failureWords({ kind: 'bug', message: 'x', detail: '' }).remedy).not.toBe('');
    expect(
      failureWords({
        kind: 'bad-input',
        problem: { file: 'a.csv', message: 'Is empty.', remedy: 'Choose another.' },
      }),
    ).toEqual({
      message: 'a.csv: Is empty.',
      remedy: 'Choose another.',
    });
  });
});

describe('a newer build of the page', () => {
  it('is told of, and taken only when asked for', async () => {
    const { store, updates } = testApp();
    updates.ready();
    await vi.dynamicImportSettled();
    const [notice] = store.getState().notices;
    expect(notice?.action?.label).toBe('Reload');
    expect(updates.applied).toBe(0);
    store.actions.followNotice(notice!.id);
    expect(updates.applied).toBe(1);
  });
});
