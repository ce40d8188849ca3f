import { taskNamed } from '../pipelines/registry.ts';
import { warmUp } from '../pipelines/segmentation/tasks/warm-up.ts';
import { holdLifeLock } from './life-lock.ts';
import { readPartTask } from './read-part-task.ts';
import { createTaskLoop } from './task-loop.ts';
import type { FromTaskWorker, ToTaskWorker } from './task-protocol.ts';

const post = (message: FromTaskWorker, transfer: ArrayBuffer[] = []): void =>
  self.postMessage(message, transfer);
const handle = createTaskLoop(
  (name) => (name === readPartTask.name ? readPartTask : taskNamed(name)),
  post,
  () => performance.now(),
);
self.onmessage = (event: MessageEvent<ToTaskWorker>): void => handle(event.data);
await holdLifeLock(self.name);
post({ kind: 'ready' });
warmUp();
