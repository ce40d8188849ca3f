import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeConfig } from '../../src/engine/config.ts';
import type { ModelDocument } from '../../src/pipelines/segmentation/applied/model-document.ts';
import { modelHash } from '../../src/pipelines/segmentation/applied/model-hash.ts';
import { segmentationPipeline } from '../../src/pipelines/segmentation/pipeline.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { SegmentationsView } from '../../src/pipelines/segmentation/views.ts';
import type { ApplyProgress } from '../../src/worker/applied-data.ts';
import type { ApplyOrder } from '../../src/worker/apply-protocol.ts';
import type { Answer, RunOrder } from '../../src/worker/protocol.ts';
import type { Runner } from '../../src/worker/runner-api.ts';
import { createRunner } from '../../src/worker/runner.ts';
import { channelHost } from './host-channel.ts';

function sales(scale = 1): File {
  const rows = Array.from({ length: 6000 }, (_, n) => {
    const day = `2024-0${(n % 5) + 1}-${String((n % 28) + 1).padStart(2, '0')}`;
    return `c${n % 997},${day},${(scale * (((n * 37) % 90) + (n % 997) / 10 + 0.5)).toFixed(2)}`;
  });
  return new File([['client,day,paid', ...rows, ''].join('\n')], 'sales.csv');
}

let runner: Runner;
let labels: Uint8Array;
let model: ApplyOrder['model'];
beforeAll(async () => {
  runner = createRunner({
    startHost: () => channelHost(segmentationPipeline),
    workers: 0,
    nextTask: () => Promise.resolve(),
    clock: {
      now: () => performance.now(),
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  const { file, plan } = await dataOf(sales());
  const imported = ok(await runner.importTable(file as File, plan, () => {}));
  const order: RunOrder = {
    pipeline: 'segmentation',
    config: mergeConfig(presetConfig('development'), {
      source: { kind: 'events' },
      clustering: { k: 4, restarts: 2 },
    }),
    inputs: { events: imported.id },
  };
  let made: SegmentationsView | undefined;
  await runner.run(order, (message) => {
    if (message.kind === 'stage-ended' && message.stage === 'segmentations')
      made = message.view as SegmentationsView;
  });
  labels = made!.byK.find(({ k }) => k === 4)!.labels;
  const segments = [0, 1, 2, 3].map((id) => ({ name: `${id}`, sources: [id], isSetAside: false }));
  const { content } = ok(await runner.handOver(order, { choice: { k: 4, segments }, files: ['model'] }));
  model = { file: content!, fileName: 'model.json' };
});
afterAll(() => runner.close());

function ok<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  return answer.value;
}

async function dataOf(file: File): Promise<ApplyOrder['data']> {
  return { file, plan: ok(await runner.preview(file)).plan };
}

const NOTHING_ELSE = { merges: undefined, asOf: undefined } as const;

test('the data of the run get the segments of the run, and what was finished stays', async () => {
  const before = ok(await runner.cacheStats());
  const heard: ApplyProgress[] = [];
  const order: ApplyOrder = { model, data: await dataOf(sales()), ...NOTHING_ELSE };
  const applied = ok(await runner.applyModel(order, (progress) => heard.push(progress)));
  expect(Array.from(applied.labels)).toEqual(Array.from(labels));
  expect(applied.drift.verdict.kind).toBe('no drift seen');
  expect([applied.ids.length, applied.distances.length, applied.data.rows]).toEqual([997, 997, 6000]);
  expect(applied.columns.map(({ name }) => name).toSorted()).toEqual(
    applied.model.features.map(({ name }) => name).toSorted(),
  );
  expect(heard.length).toBeGreaterThan(0);
  expect(ok(await runner.cacheStats())).toEqual(before);
});

test('other data show drift, and merged ids are one customer', async () => {
  const data = await dataOf(sales(40));
  const merges = {
    file: new Blob(['past,canonical\nc1,c2\n']),
    fileName: 'merges.csv',
    columns: undefined,
  };
  const applied = ok(await runner.applyModel({ model, data, merges, asOf: '2024-09-01' }, () => {}));
  expect(applied.drift.verdict.kind).toBe('drift');
  expect(applied.ids).toHaveLength(996);
  expect([applied.merges?.rows, applied.drift.data.referenceDay]).toEqual([1, '2024-09-01']);
});

test('a model from merged ids says that the merge history is missing', async () => {
  const { hash: _, ...rest } = JSON.parse(await model.file.text()) as ModelDocument;
  const body = { ...rest, trained: { ...rest.trained, mergedIds: 7 } };
  const merged = {
    file: new Blob([JSON.stringify({ ...body, hash: modelHash(body) })]),
    fileName: 'model.json',
  };
  const data = await dataOf(sales());
  const merges = { file: new Blob(['past,canonical\nc1,c2\n']), fileName: 'm.csv', columns: undefined };
  const without = ok(await runner.applyModel({ model: merged, data, ...NOTHING_ELSE }, () => {}));
  const given = ok(await runner.applyModel({ model: merged, data, merges, asOf: undefined }, () => {}));
  expect(without.drift.warnings).toEqual([expect.stringMatching(/^In the run of the model 7 ids were/)]);
  expect(given.drift.warnings).toEqual([]);
});

test('a column that is read as what another column was in the run is told of, and so is one that is missing', async () => {
  const warningsOf = async (header: string): Promise<readonly string[]> => {
    const renamed = (await sales().text()).replace('client,day,paid', header);
    const data = await dataOf(new File([renamed], 'renamed.csv'));
    return ok(await runner.applyModel({ model, data, ...NOTHING_ELSE }, () => {})).drift.warnings;
  };
  expect(await warningsOf('Client,day,items')).toEqual([
    'The run of the model read “paid” as the amount, and “items” is read as that here. Choose another column if they do not mean the same.',
  ]);
  expect(await warningsOf('Client,day,PAID')).toEqual([]);
});

test('what cannot be applied is told with its remedy, and a cancelled application gives nothing', async () => {
  const data = await dataOf(sales());
  const text = await model.file.text();
  const other = { file: new Blob([text.replace('"seed": 42', '"seed": 43')]), fileName: 'other.json' };
  expect(await runner.applyModel({ model: other, data, ...NOTHING_ELSE }, () => {})).toMatchObject({
    kind: 'failed',
    failure: { problem: { file: 'other.json', message: expect.stringContaining('hash') } },
  });
  expect(await runner.readModel(new File([text], 'model.json'))).toMatchObject({
    kind: 'ok',
    value: { trained: { customers: 997 }, segments: [{}, {}, {}, {}] },
  });
  const table = { ...data, plan: { ...data.plan, kind: 'customers' as const } };
  expect(await runner.applyModel({ model, data: table, ...NOTHING_ELSE }, () => {})).toMatchObject({
    kind: 'failed',
    failure: { kind: 'bad-input' },
  });
  const applying = runner.applyModel({ model, data, ...NOTHING_ELSE }, () => {});
  runner.cancelApply();
  expect(await applying).toEqual({ kind: 'cancelled' });
});
