import type { MessagePort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadMessage } from '../../../src/cli/task-thread.ts';
import { failureOf } from '../../../src/engine/failure.ts';
import { startPeers } from '../kernels/peers.ts';
import { peersTask, type PeersInput } from './peers-task.ts';
import type { Matrix } from '../../../src/kernels/matrix.ts';

/** What a thread is told to be one that runs peers. */
export const PEERS_THREAD = 'peers';

/** Answers like a thread of the product's pool, to the one task {@link peersTask}. */
export async function servePeers(port: MessagePort): Promise<void> {
  await startPeers();
  let matrix: Matrix;
  port.on('message', (message: ThreadMessage) => {
    if (message.kind === 'shared') {
      matrix = message.value as Matrix;
      return;
    }
    const { job, input } = message;
    const answer = (): ThreadAnswer => {
      try {
        return { kind: 'done', ms: 0, job, output: peersTask.run(matrix, input as PeersInput) };
      } catch (thrown) {
        return { kind: 'failed', job, failure: failureOf(thrown) };
      }
    };
    port.postMessage(answer());
  });
}
