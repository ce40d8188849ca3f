import { taskNamed } from '../pipelines/registry.ts';
import { warmUp } from '../pipelines/segmentation/tasks/warm-up.ts';
import { holdLifeLock } from './life-lock.ts';
import { READING_TASKS } from './reading-tasks.ts';
import { createTaskLoop } from './task-loop.ts';
import type { FromTaskWorker, ToTaskWorker } from './task-protocol.ts';

const post = (message: FromTaskWorker, transfer: ArrayBuffer[] = []): void =>
  self.postMessage(message, transfer);
const handle = createTaskLoop(
  (name) => READING_TASKS.find((task) => task.name === name) ?? taskNamed(name),
  post,
  () => performance.now(),
);
self.onmessage = (event: MessageEvent<ToTaskWorker>): void => handle(event.data);
await holdLifeLock(self.name);
post({ kind: 'ready' });
warmUp();
