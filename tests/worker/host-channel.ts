import { MessageChannel } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { TaskPool } from '../../src/engine/pool.ts';
import type { Pipeline } from '../../src/engine/pipeline.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import type { SegmentationArtifacts } from '../../src/pipelines/segmentation/model.ts';
import { createHost } from '../../src/worker/host.ts';
import { hostApiOver, type HostLink } from '../../src/worker/host-link.ts';
import type { RunMessage, RunOrder } from '../../src/worker/protocol.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';

export type AnyPipeline = Pipeline<SegmentationArtifacts, SegmentationConfig>;

/** A host behind a real message channel, as in a worker, that a test can kill. */
export interface ChannelHost extends HostLink {
  /** As if the worker failed. */
  die(cause: string): void;
  /** As if the worker hung: nothing is answered any more. */
  hang(): void;
  readonly terminated: () => boolean;
}

const noPool = (size: number): TaskPool & { terminate(): void } => ({
  size,
  run: () => Promise.reject(new Error('no pool in this test')),
  terminate: () => {},
});

export function channelHost(pipeline: AnyPipeline, createPool = noPool): ChannelHost {
  const { port1, port2 } = new MessageChannel();
  const host = createHost({
    pipelines: { segmentation: pipeline },
    createPool,
    now: () => performance.now(),
    giveWay: () => new Promise((resolve) => setImmediate(resolve)),
    version: 'test',
    sharedMemory: false,
  });
  expose(host, nodeEndpoint(port1));
  let listener: (cause: string) => void = () => {};
  let over = false;
  return {
    api: hostApiOver(nodeEndpoint(port2)),
    onDeath(told) {
      listener = told;
    },
    die: (cause) => listener(cause),
    hang: () => port1.removeAllListeners('message'),
    terminate() {
      over = true;
      port1.close();
      port2.close();
    },
    terminated: () => over,
  };
}

export function order(inputs: RunOrder['inputs'] = {}, changes: Partial<SegmentationConfig> = {}): RunOrder {
  return { pipeline: 'segmentation', config: { ...presetConfig('testing'), ...changes }, inputs };
}

export const kinds = (messages: readonly RunMessage[]): string[] => messages.map(({ kind }) => kind);
