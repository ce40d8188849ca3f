import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mergeConfig } from '../../src/engine/config.ts';
import { LostWorker } from '../../src/engine/failure.ts';
import { segmentationPipeline } from '../../src/pipelines/segmentation/pipeline.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { HandedOver, HandoverRequest } from '../../src/worker/handover-protocol.ts';
import type { Answer, RunOrder } from '../../src/worker/protocol.ts';
import { type ChannelHost, channelHost } from './host-channel.ts';

const ORDER: RunOrder = {
  pipeline: 'segmentation',
  config: mergeConfig(presetConfig('development'), { clustering: { k: 3 } }),
  inputs: {},
};
const NAMES = ['Early', 'Late', 'Never'];
const REQUEST: HandoverRequest = {
  choice: { k: 3, segments: NAMES.map((name, id) => ({ name, sources: [id], isSetAside: false })) },
  files: ['segments-duckdb'],
};

let host: ChannelHost;
beforeEach(() => {
  host = channelHost(segmentationPipeline);
});
afterEach(() => host.terminate());

async function textOf(answer: Answer<HandedOver>): Promise<string | undefined> {
  return answer.kind === 'ok' ? await answer.value.content?.text() : answer.kind;
}

test('a run that the worker has forgotten is computed again, and gives the same file', async () => {
  const first = await host.api.handOver(ORDER, REQUEST);
  const fromCache = await host.api.handOver(ORDER, REQUEST);
  await host.api.clearCache();
  const anew = await host.api.handOver(ORDER, REQUEST);
  const texts = await Promise.all([first, fromCache, anew].map(textOf));
  expect(texts[0]).toMatch(/Segment 3: Never[^]*self_check/);
  expect(new Set(texts).size).toBe(1);
});

test('what cannot be written is told, and files that are gone are asked for again', async () => {
  const quantile = mergeConfig(ORDER.config, { features: { scaling: 'quantile' } });
  const refused = await host.api.handOver({ ...ORDER, config: quantile }, REQUEST);
  expect(refused).toMatchObject({
    kind: 'ok',
    value: { written: 0, refused: [{ id: 'segments-duckdb' }] },
  });
  const events = mergeConfig(ORDER.config, { source: { kind: 'events' } });
  for (const inputs of [{}, { events: 'gone' }]) {
    const failed = await host.api.handOver({ ...ORDER, config: events, inputs }, REQUEST);
    expect(failed).toMatchObject({ kind: 'failed', failure: { kind: 'bad-input' } });
  }
});

test('features that files call otherwise are told, and not of a file that calls them as the run does', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `c${i},${i % 11},${(i * 7) % 13},${(i * 5) % 17}`);
  const table = new Blob([`id,MILK,milk,Milk\n${rows.join('\n')}\n`]);
  const preview = await host.api.preview(table, 'table.csv', { kind: 'customers' });
  if (preview.kind !== 'ok') throw new Error(JSON.stringify(preview));
  const { port2 } = new MessageChannel();
  const read = await host.api.importTable(table, preview.value.plan, port2 as unknown as MessagePort);
  if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
  const order: RunOrder = {
    ...ORDER,
    config: mergeConfig(ORDER.config, { source: { kind: 'customers' } }),
    inputs: { customers: read.value.id },
  };
  const renamedIn = async (files: HandoverRequest['files'], of = order): Promise<readonly string[]> => {
    const answer = await host.api.handOver(of, { ...REQUEST, files });
    if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
    return answer.value.renamed;
  };
  expect(await renamedIn(['segments-duckdb'])).toEqual([
    expect.stringContaining('"milk" of the run is called "milk 2"'),
    expect.stringContaining('"Milk" of the run is called "Milk 3"'),
  ]);
  expect(await renamedIn(['model', 'customer-merges'])).toEqual([]);
  const withoutConstants = mergeConfig(order.config, { features: { scaling: 'quantile' } });
  expect(await renamedIn(['segments-duckdb'], { ...order, config: withoutConstants })).toEqual([]);
});

test('what goes wrong when the run is computed again is told as it is', async () => {
  const { stages } = segmentationPipeline;
  const failing = channelHost({
    ...segmentationPipeline,
    stages: stages.map((stage) =>
      stage.makes === 'features'
        ? { ...stage, run: () => Promise.reject(new LostWorker('It is gone.')) }
        : stage,
    ),
  });
  const failed = await failing.api.handOver(ORDER, REQUEST);
  failing.terminate();
  expect(failed).toMatchObject({ kind: 'failed', failure: { kind: 'lost-worker', message: 'It is gone.' } });
});
