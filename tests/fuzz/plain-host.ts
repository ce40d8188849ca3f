import { MessageChannel } from 'node:worker_threads';
import { PIPELINES } from '../../src/pipelines/registry.ts';
import { createHost } from '../../src/worker/host.ts';
import type { HostApi } from '../../src/worker/protocol.ts';

/** A host on this thread, without workers. */
export function plainHost(): HostApi {
  return createHost({
    pipelines: PIPELINES,
    createPool: () => {
      throw new Error('no pool here');
    },
    now: () => performance.now(),
    giveWay: () => Promise.resolve(),
    version: 'test',
    sharedMemory: false,
  });
}

/** A port whose messages nobody reads. */
export function silentPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  return port2 as unknown as MessagePort;
}
