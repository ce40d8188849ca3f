import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeConfig } from '../../src/engine/config.ts';
import { PIPELINES } from '../../src/pipelines/registry.ts';
import { DEFAULT_CONFIG } from '../../src/pipelines/segmentation/config.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import type { ResultDocument } from '../../src/pipelines/segmentation/result-document.ts';
import { createHost } from '../../src/worker/host.ts';
import type { RunMessage } from '../../src/worker/protocol.ts';
import { workerPools } from './worker-pools.ts';

const CONFIG = mergeConfig(presetConfig('development'), {
  clustering: { choice: 'auto', kMin: 2, kMax: 5, restarts: 4 },
  sensitivity: { ...DEFAULT_CONFIG.sensitivity, replicates: 10, nullCopies: 2 },
  value: { predict: true },
});

let pools: Awaited<ReturnType<typeof workerPools>>;

beforeAll(async () => {
  pools = await workerPools({ sharedMemory: true });
});

afterAll(() => pools.stop());

async function resultWith(workers: number, seed = 42): Promise<Omit<ResultDocument, 'stages'>> {
  const host = createHost({
    pipelines: PIPELINES,
    createPool: pools.poolOf,
    now: () => performance.now(),
    giveWay: () => new Promise((resolve) => setImmediate(resolve)),
    version: 'test',
    sharedMemory: true,
  });
  await host.warmUp({ workers, cacheBudget: 1e8 });
  const { port1, port2 } = new MessageChannel();
  const messages: RunMessage[] = [];
  const closed = new Promise((resolve) => port1.on('close', resolve));
  port1.on('message', (message: RunMessage) => messages.push(message));
  const config = mergeConfig(CONFIG, { source: { seed } });
  await host.run({ pipeline: 'segmentation', config, inputs: {} }, port2 as unknown as MessagePort);
  await closed;
  await host.warmUp({ workers: 0, cacheBudget: 1e8 });
  expect(messages.slice(-2).map(({ kind }) => kind)).toEqual(['result', 'run-ended']);
  const result = messages.at(-2);
  if (result?.kind !== 'result') throw new Error(JSON.stringify(messages.at(-1)));
  const { stages, ...rest } = result.document;
  const skipped = stages.filter(({ status }) => status !== 'computed').map(({ name }) => name);
  expect(skipped, 'all but the picture that must be asked for').toEqual(['embedding']);
  return rest;
}

it('makes the same result in place and on one, two and four workers', async () => {
  const inPlace = await resultWith(0);
  expect(inPlace.resultHash).toMatch(/^[0-9a-f]{64}$/);
  for (const workers of [1, 2, 4]) expect(await resultWith(workers)).toStrictEqual(inPlace);
});

it('makes another result from another seed', async () => {
  expect((await resultWith(0, 43)).resultHash).not.toBe((await resultWith(0)).resultHash);
});
