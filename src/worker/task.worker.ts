import { taskNamed } from '../pipelines/registry.ts';
import { warmUp } from '../pipelines/segmentation/tasks/warm-up.ts';
import { holdLifeLock } from './life-lock.ts';
import { createTaskLoop } from './task-loop.ts';
import type { FromTaskWorker, ToTaskWorker } from './task-protocol.ts';

const post = (message: FromTaskWorker): void => self.postMessage(message);
const handle = createTaskLoop(taskNamed, post, () => performance.now());
self.onmessage = (event: MessageEvent<ToTaskWorker>): void => handle(event.data);
await holdLifeLock(self.name);
post({ kind: 'ready' });
warmUp();
