import { describe, expect, it } from 'vitest';
import { previewFile } from '../../src/io/preview-file.ts';
import { editPlan } from '../../src/io/edit-plan.ts';
import type { TablePreview } from '../../src/io/preview-table.ts';
import { fileOfBytes } from '../../src/io/stored-file.ts';
import { keepMapping, MOST_REMEMBERED, recallMapping } from '../../src/state/mapping-memory.ts';
import type { TablePreviewed } from '../../src/state/import-flow.ts';
import { canRedo, canUndo } from '../../src/state/selectors.ts';
import type { ImportTrial } from '../../src/worker/import-trial.ts';
import type { ImportCorrections, ImportedFile } from '../../src/worker/protocol.ts';
import { testApp, type TestApp } from './app-fixture.ts';

const ORDERS =
  'Client ID,date,amount,paid amount\na,01/02/2024,5,4\nb,03/04/2024,6,5\nc,05/06/2024,7,6\na,07/08/2024,7,6\n';

/** The same columns in another order and otherwise written. */
const OTHER_ORDERS =
  'Date,client id,Amount,PAID  AMOUNT\n01/03/2024,x,5,4\n02/03/2024,y,5,4\n03/05/2024,z,9,4\n';

async function previewOf(text: string, corrections: ImportCorrections): Promise<TablePreview> {
  const preview = await previewFile(fileOfBytes('orders.csv', new TextEncoder().encode(text)), corrections);
  return { ...preview, plan: editPlan(preview, corrections) };
}

/** Answers every preview and trial that is asked for, until nothing more is. */
async function answerAll({ runner }: TestApp): Promise<void> {
  for (let round = 0; round < 5; round++) {
    for (const { file, corrections = {}, answer } of runner.previews.splice(0))
      answer({ kind: 'ok', value: await previewOf(await file.text(), corrections) });
    for (const { answer, seed } of runner.trials.splice(0)) answer({ kind: 'ok', value: trial(seed) });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const trial = (seed: number): ImportTrial => ({ seed }) as ImportTrial;

async function open(app: TestApp, text: string, name = 'orders.csv'): Promise<TablePreviewed> {
  let isOpen = false;
  void app.store.actions.openFile(new File([text], name)).then(() => (isOpen = true));
  while (!isOpen) await answerAll(app);
  return shown(app);
}

async function after(app: TestApp, act: () => unknown): Promise<TablePreviewed> {
  void act();
  await answerAll(app);
  return shown(app);
}

function shown({ store }: TestApp): TablePreviewed {
  const { importFlow } = store.getState();
  if (importFlow.kind !== 'previewed') throw new Error(`the import is ${importFlow.kind}`);
  return importFlow;
}

async function importShown(app: TestApp, id = 'x'): Promise<void> {
  const importing = app.store.actions.confirmImport();
  app.runner.imports.at(-1)!.answer({ kind: 'ok', value: { id, kind: 'events' } as ImportedFile });
  await importing;
}

const amountOf = ({ preview }: TablePreviewed): unknown => preview.plan.mapping.amount;

describe('corrections of a preview', () => {
  it('are undone and redone in the order in which they were made, edits of rules among them', async () => {
    const app = testApp();
    const { actions, getState } = app.store;
    const guess = await open(app, ORDERS);
    await after(app, () => actions.correctPlan({ map: { amount: 'paid amount' } }));
    actions.setSetting('quality', 'maxAmount', 6);
    const last = await after(app, () => actions.correctPlan({ timeOrder: 'month-first' }));
    expect([canUndo(getState()), canRedo(getState())]).toEqual([true, false]);

    expect((await after(app, actions.undo)).corrections).toEqual({ map: { amount: 'paid amount' } });
    expect(getState().draft.config.quality.maxAmount).toBe(6);
    await after(app, actions.undo);
    expect(getState().draft.config.quality.maxAmount).toBe(1e12);
    expect(shown(app).corrections).toEqual({ map: { amount: 'paid amount' } });
    expect((await after(app, actions.undo)).preview).toEqual(guess.preview);
    expect([canUndo(getState()), canRedo(getState())]).toEqual([false, true]);

    for (let step = 0; step < 3; step++) await after(app, actions.redo);
    expect(shown(app).preview).toEqual(last.preview);
    expect(getState().draft.config.quality.maxAmount).toBe(6);
  });

  it('come back with the preview when it is given up by mistake', async () => {
    const app = testApp();
    const { actions, getState } = app.store;
    await open(app, ORDERS);
    actions.cancelImport();
    expect(getState().notices).toEqual([]);
    await open(app, ORDERS);
    const corrected = await after(app, () => actions.correctPlan({ map: { amount: 'paid amount' } }));
    actions.cancelImport();
    expect(getState().importFlow.kind).toBe('none');
    actions.followNotice(getState().notices[0]!.id);
    expect(shown(app)).toEqual(corrected);
    expect(amountOf(await after(app, actions.undo))).toMatchObject({ name: 'amount' });
  });

  it('that were not answered yet are left when a later one is refused, or the import is given up', async () => {
    const app = testApp();
    const { actions, getState } = app.store;
    await open(app, ORDERS);
    const settled = await after(app, () => actions.correctPlan({ decimal: ',' }));
    void actions.correctPlan({ map: { amount: 'paid amount' } });
    const second = actions.correctPlan({ map: { customer: 'nobody' } });
    app.runner.previews.at(-1)!.answer({
      kind: 'failed',
      failure: { kind: 'bad-input', problem: { message: 'No column nobody.', remedy: 'Choose one.' } },
    });
    await second;
    const { refused, ...rest } = shown(app);
    expect(refused).toMatchObject({ kind: 'bad-input' });
    expect(rest).toMatchObject({ corrections: settled.corrections, done: settled.done, refreshing: false });
    expect(rest.preview).toBe(settled.preview);

    void actions.correctPlan({ map: { amount: 'paid amount' } });
    actions.cancelImport();
    actions.followNotice(getState().notices.at(-1)!.id);
    expect(shown(app)).toMatchObject({ corrections: settled.corrections, done: settled.done });
  });

  it('of several previews that were given up come back each by its own notice, and push out none that is shown', async () => {
    const app = testApp();
    const { actions, getState } = app.store;
    for (const name of ['a.csv', 'b.csv', 'c.csv']) {
      await open(app, ORDERS, name);
      await after(app, () => actions.correctPlan({ decimal: ',' }));
      if (name !== 'c.csv') actions.cancelImport();
    }
    const [a, b] = getState().notices;
    actions.followNotice(a!.id);
    expect(shown(app).fileName).toBe('a.csv');
    actions.followNotice(b!.id);
    expect(shown(app).fileName).toBe('b.csv');
    actions.followNotice(getState().notices.find(({ message }) => message.includes('c.csv'))!.id);
    expect(shown(app).fileName).toBe('c.csv');
    actions.dismissNotice(getState().notices.find(({ message }) => message.includes('b.csv'))!.id);
    expect(getState().notices.map(({ message }) => /\w\.csv/.exec(message)?.[0])).toEqual(['a.csv']);
  });

  it('are offered back where the preview gives way to a former file that is read again', async () => {
    const app = testApp();
    const { actions, getState } = app.store;
    await open(app, ORDERS, 'old.csv');
    await importShown(app, 'old');
    await open(app, ORDERS, 'new.csv');
    await importShown(app, 'new');
    await open(app, ORDERS, 'next.csv');
    await after(app, () => actions.correctPlan({ decimal: ',' }));
    actions.followNotice(getState().notices[0]!.id);
    expect(getState().importFlow.kind).toBe('importing');
    expect(getState().notices.map(({ message }) => message)).toEqual([
      'The import of next.csv was given up, with what was corrected.',
    ]);
  });

  it('begin a new branch after an undo', async () => {
    const app = testApp();
    const { actions } = app.store;
    await open(app, ORDERS);
    await after(app, () => actions.correctPlan({ decimal: ',' }));
    await after(app, actions.undo);
    await after(app, () => actions.correctPlan({ timeOrder: 'day-first' }));
    await after(app, actions.redo);
    expect(shown(app).corrections).toEqual({ timeOrder: 'day-first' });
  });
});

describe('a trial', () => {
  it('follows the plan, the rules and the sample, one at a time, and none for a rule that is wrong', async () => {
    const app = testApp();
    const { actions } = app.store;
    const opening = actions.openFile(new File([ORDERS], 'orders.csv'));
    app.runner.previews[0]!.answer({ kind: 'ok', value: await previewOf(ORDERS, {}) });
    await opening;
    expect(app.runner.trials).toHaveLength(1);
    actions.setSetting('quality', 'maxAmount', 6);
    actions.setSetting('quality', 'maxAmount', 60);
    actions.drawRows();
    expect(app.runner.trials).toHaveLength(1);
    app.runner.trials[0]!.answer({ kind: 'ok', value: trial(1) });
    await new Promise((resolve) => setImmediate(resolve));
    expect(shown(app).trial).toEqual({ kind: 'tried', result: trial(1) });
    expect(app.runner.trials).toHaveLength(2);
    expect(app.runner.trials[1]).toMatchObject({ seed: 2, quality: { maxAmount: 60 } });
    app.runner.trials[1]!.answer({ kind: 'ok', value: trial(2) });
    await new Promise((resolve) => setImmediate(resolve));
    actions.setSetting('quality', 'minAmount', 100);
    expect(app.runner.trials).toHaveLength(2);
    expect(shown(app).trial).toEqual({ kind: 'tried', result: trial(2) });
  });
});

describe('a trial whose answer came while no preview was shown', () => {
  it('is made again when the preview is back', async () => {
    const app = testApp();
    const { actions } = app.store;
    const opening = actions.openFile(new File([ORDERS], 'orders.csv'));
    app.runner.previews[0]!.answer({ kind: 'ok', value: await previewOf(ORDERS, {}) });
    await opening;
    const importing = actions.confirmImport();
    app.runner.trials[0]!.answer({ kind: 'ok', value: trial(1) });
    await new Promise((resolve) => setImmediate(resolve));
    app.runner.imports[0]!.answer({ kind: 'cancelled' });
    await importing;
    expect(app.runner.trials).toHaveLength(2);
    app.runner.trials[1]!.answer({ kind: 'ok', value: trial(1) });
    await new Promise((resolve) => setImmediate(resolve));
    expect(shown(app).trial).toEqual({ kind: 'tried', result: trial(1) });
    expect(app.runner.trials).toHaveLength(2);
  });
});

describe('how a file was read', () => {
  it('is remembered for its columns, whatever their order, and told where it differs from the guess', async () => {
    const app = testApp();
    const { actions } = app.store;
    expect((await open(app, ORDERS)).recalled).toBeUndefined();
    await after(app, () => actions.correctPlan({ map: { amount: 'paid amount' }, timeOrder: 'month-first' }));
    await importShown(app);
    expect([...app.storage.values()].join()).not.toMatch(/paid|client/i);

    const second = await open(app, OTHER_ORDERS);
    expect(second.recalled?.choices).toEqual([
      { what: 'amount', remembered: 'PAID AMOUNT', guessed: 'Amount' },
      { what: 'timeOrder', remembered: 'month-first', guessed: '' },
    ]);
    expect(amountOf(second)).toMatchObject({ name: 'PAID AMOUNT' });
    expect(second.preview.plan.time.order).toBe('month-first');

    const left = await after(app, () => actions.useGuess());
    expect(left.recalled).toBeUndefined();
    expect(amountOf(left)).toMatchObject({ name: 'Amount' });
    expect((await after(app, actions.undo)).recalled).toEqual(second.recalled);
  });

  it('never overrules what the dates of the file show', async () => {
    const app = testApp();
    await open(app, ORDERS);
    await after(app, () => app.store.actions.correctPlan({ timeOrder: 'month-first' }));
    await importShown(app);
    const plain = await open(app, ORDERS.replace('07/08', '27/08'));
    expect(plain.recalled?.choices).toEqual([]);
    expect(plain.preview.plan.time.order).toBe('day-first');
  });

  it('is forgotten on demand', async () => {
    const app = testApp();
    await open(app, ORDERS);
    await after(app, () => app.store.actions.correctPlan({ map: { amount: '' } }));
    await importShown(app);
    const recalled = await open(app, ORDERS);
    expect(amountOf(recalled)).toBeUndefined();
    expect(amountOf(await after(app, () => app.store.actions.forgetMapping()))).toMatchObject({
      name: 'amount',
    });
    expect((await open(app, ORDERS)).recalled).toBeUndefined();
  });

  it('is kept for a table of customers too, and for no file without names', async () => {
    const table = 'id,x,y,z\n1,1,2,3\n2,3,4,5\n3,5,6,9\n';
    const app = testApp();
    await open(app, table);
    await after(app, () => app.store.actions.correctPlan({ kind: 'customers', features: ['x', 'z'] }));
    await importShown(app);
    const again = await open(app, table);
    expect(again.preview.plan.customers.features).toEqual([1, 3]);
    await after(app, () => app.store.actions.correctPlan({ hasHeader: false }));
    const kept = [...app.storage.entries()].filter(([key]) => key === 'strata.mappings');
    await importShown(app);
    const unnamed = await open(app, '1,1,2,3\n2,3,4,5\n3,5,6,9\n');
    expect(unnamed.preview.headerPrint).toBeUndefined();
    await importShown(app);
    expect(JSON.parse(kept[0]![1])).toHaveLength(1);
    expect(unnamed.recalled).toBeUndefined();
  });
});

describe('what is remembered', () => {
  const print = (i: number): string => i.toString(16).padStart(64, '0');
  const mapping = (i: number) =>
    ({
      print: print(i),
      kind: 'events',
      roles: { amount: [2] },
      features: [],
      id: undefined,
      label: undefined,
    }) as const;
  const storageOf = (text?: string) => {
    const texts = new Map(text === undefined ? [] : [['strata.mappings', text]]);
    return {
      texts,
      read: (key: string) => texts.get(key),
      write: (key: string, value: string) => texts.set(key, value).size > 0,
    };
  };

  it('has a bound: the header that was not used for longest goes first', () => {
    const storage = storageOf();
    for (let i = 0; i < MOST_REMEMBERED; i++) keepMapping(storage, mapping(i));
    keepMapping(storage, mapping(0));
    keepMapping(storage, mapping(99));
    expect(recallMapping(storage, print(0))).toEqual(mapping(0));
    expect(recallMapping(storage, print(1))).toBeUndefined();
    expect(recallMapping(storage, print(2))).toEqual(mapping(2));
  });

  it('outlasts a text that is damaged, or was changed to harm', () => {
    const hostile = [
      {
        ...mapping(1),
        roles: { amount: [1e9], customer: ['x'], __proto__: [1] },
        id: -1,
        timeOrder: 'never',
      },
      { print: 'x' },
      null,
    ];
    const storage = storageOf(JSON.stringify(hostile));
    expect(recallMapping(storage, print(1))).toEqual({ ...mapping(1), roles: { amount: [1e9] } });
    expect(recallMapping(storageOf('{'), print(1))).toBeUndefined();
    keepMapping(storage, mapping(2));
    expect(JSON.parse(storage.texts.get('strata.mappings')!)).toHaveLength(2);
  });

  it('takes places beyond the columns of the file for no column', async () => {
    const app = testApp();
    const { preview } = await open(app, ORDERS);
    app.storage.set(
      'strata.mappings',
      JSON.stringify([{ ...mapping(1), print: preview.headerPrint, roles: { customer: [99], time: [77] } }]),
    );
    const flow = await open(app, ORDERS);
    expect(flow.preview.plan.mapping.customer).toBeUndefined();
    expect(flow.recalled?.choices.map(({ what, remembered }) => [what, remembered])).toEqual([
      ['customer', ''],
      ['time', ''],
      ['amount', ''],
    ]);
  });
});
