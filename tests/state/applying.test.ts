import { beforeEach, describe, expect, it } from 'vitest';
import type { TablePreview } from '../../src/io/preview-table.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { AppliedData } from '../../src/worker/applied-data.ts';
import type { ModelView } from '../../src/worker/apply-protocol.ts';
import type { ImportedFile } from '../../src/worker/protocol.ts';
import { testApp, type TestApp } from './app-fixture.ts';

const QUALITY = { ...presetConfig('testing').quality, maxAmount: 77 };

function modelOf(kind: 'events' | 'customers'): ModelView {
  return {
    config: { source: { kind }, quality: QUALITY },
    features: [{ name: 'a', title: 'A' }],
  } as unknown as ModelView;
}

const file = (name: string): File => new File(['x'], name);
const preview = { plan: { fileName: 'new.csv', kind: 'events' } } as TablePreview;
const applied = (name: string): AppliedData => ({ ids: [name] }) as unknown as AppliedData;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

let app: TestApp;
beforeEach(() => {
  app = testApp();
});

async function openModel(kind: 'events' | 'customers' = 'events', name = 'model.json'): Promise<void> {
  void app.store.actions.openModel(file(name));
  await expect.poll(() => app.runner.models.length).toBe(1);
  app.runner.models.pop()!.answer({ kind: 'ok', value: modelOf(kind) });
  await settled();
}

async function openData(name = 'new.csv'): Promise<void> {
  void app.store.actions.openNewData([file(name)]);
  await expect.poll(() => app.runner.previews.length).toBe(1);
  app.runner.previews.pop()!.answer({ kind: 'ok', value: preview });
  await expect.poll(() => app.store.getState().importFlow.kind).toBe('previewed');
}

async function apply(): Promise<TestApp['runner']['applications'][number]> {
  void app.store.actions.applyModel();
  await settled();
  return app.runner.applications.at(-1)!;
}

const stage = (): string => app.store.getState().applying.kind;

describe('a model that is applied', () => {
  it('has its data previewed by its own kind and rules, and leaves inputs, draft and run alone', async () => {
    const before = app.store.getState();
    await openModel('customers');
    void app.store.actions.openNewData([file('new.csv')]);
    await expect.poll(() => app.runner.previews.length).toBe(1);
    expect(app.runner.previews[0]!.corrections).toEqual({ kind: 'customers', features: ['a'], truth: '' });
    app.runner.previews.pop()!.answer({ kind: 'ok', value: preview });
    await expect.poll(() => app.runner.trials.length).toBe(1);
    expect(app.runner.trials[0]!.quality).toBe(QUALITY);
    const application = await apply();
    expect(application.order.model.fileName).toBe('model.json');
    application.answer({ kind: 'ok', value: applied('x') });
    await settled();
    const after = app.store.getState();
    expect(after.applying).toMatchObject({ kind: 'applied', applied: { ids: ['x'] } });
    expect([after.inputs, after.draft, after.run, after.importFlow]).toEqual([
      before.inputs,
      before.draft,
      before.run,
      { kind: 'none' },
    ]);
    expect(app.runner.imports).toEqual([]);
  });

  it('is cancelled at once, and what comes of it later is not shown', async () => {
    await openModel();
    await openData();
    const application = await apply();
    expect(stage()).toBe('applying');
    await app.store.actions.cancelApply();
    expect([stage(), app.runner.cancelled]).toEqual(['opened', ['apply']]);
    application.answer({ kind: 'ok', value: applied('late') });
    await settled();
    expect(stage()).toBe('opened');
  });

  it('that failed leads back to the preview, and to what was applied before', async () => {
    await openModel();
    await openData();
    (await apply()).answer({ kind: 'ok', value: applied('first') });
    await settled();
    void app.store.actions.applyAsOf('2020-01-01');
    await settled();
    const again = app.runner.applications.at(-1)!;
    expect(again.order.asOf).toBe('2020-01-01');
    again.answer({ kind: 'failed', failure: { kind: 'bug', message: 'no', detail: '' } });
    await settled();
    expect(stage()).toBe('failed');
    await app.store.actions.backToNewData();
    expect([stage(), app.store.getState().importFlow.kind]).toEqual(['applied', 'previewed']);
    await app.store.actions.cancelApply();
    expect([stage(), app.store.getState().importFlow.kind]).toEqual(['applied', 'none']);
  });

  it('is closed and brought back, and so is what another model or other data took the place of', async () => {
    await openModel();
    await openData();
    (await apply()).answer({ kind: 'ok', value: applied('first') });
    await settled();
    await openData('other.csv');
    (await apply()).answer({ kind: 'ok', value: applied('second') });
    await settled();
    await openModel('events', 'other.json');
    expect(stage()).toBe('opened');
    await app.store.actions.closeModel();
    expect(stage()).toBe('none');
    const [data, model, closed] = app.store.getState().notices;
    app.store.actions.followNotice(closed!.id);
    expect(app.store.getState().applying).toMatchObject({ model: { fileName: 'other.json' } });
    app.store.actions.followNotice(model!.id);
    expect(app.store.getState().applying).toMatchObject({ applied: { ids: ['second'] } });
    app.store.actions.followNotice(data!.id);
    expect(app.store.getState().applying).toMatchObject({ applied: { ids: ['first'] } });
    app.store.actions.followNotice(app.store.getState().notices.at(-1)!.id);
    expect(app.store.getState().applying).toMatchObject({ applied: { ids: ['second'] } });
  });

  it('that is refused says why, and the one before stays', async () => {
    await openModel();
    void app.store.actions.openModel(file('broken.json'));
    await expect.poll(() => app.runner.models.length).toBe(1);
    const problem = { message: 'It is none.', remedy: 'Give another.' };
    app.runner.models.pop()!.answer({ kind: 'failed', failure: { kind: 'bad-input', problem } });
    await settled();
    expect(app.store.getState().applying).toMatchObject({ kind: 'refused', failure: { problem } });
    await app.store.actions.cancelApply();
    expect(app.store.getState().applying).toMatchObject({ model: { fileName: 'model.json' } });
  });

  it('waits for an import of the run, and offers a corrected preview of it back', async () => {
    await openModel();
    const opening = app.store.actions.openFile(file('run.csv'));
    app.runner.previews.pop()!.answer({ kind: 'ok', value: preview });
    await opening;
    void app.store.actions.correctPlan({ decimal: ',' });
    await settled();
    app.runner.previews.pop()!.answer({ kind: 'ok', value: preview });
    await settled();
    await openData();
    expect(app.store.getState().notices.at(-1)!.message).toMatch(/import of run.csv was given up/);
    app.store.actions.followNotice(app.store.getState().notices.at(-1)!.id);
    expect(app.store.getState().importFlow).toMatchObject({ fileName: 'run.csv', wanted: undefined });
    void app.store.actions.confirmImport();
    await app.store.actions.openNewData([file('new.csv')]);
    expect(app.store.getState().importFlow.kind).toBe('importing');
    expect(app.store.getState().notices.at(-1)!.message).toMatch(/run.csv is still being imported/);
    app.runner.imports.at(-1)!.answer({ kind: 'ok', value: { id: 'r', kind: 'events' } as ImportedFile });
    await settled();
    expect(app.store.getState().inputs.events?.id).toBe('r');
  });
});
