import { parentPort } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { taskNamed } from '../../src/pipelines/registry.ts';
import { createTaskLoop } from '../../src/worker/task-loop.ts';
import { TASKS } from './thread-tasks.ts';

const port = present(parentPort, 'the parent port');
const handle = createTaskLoop(
  (name) => TASKS.find((task) => task.name === name) ?? taskNamed(name),
  (message) => port.postMessage(message),
  () => performance.now(),
);
port.on('message', handle);
port.postMessage({ kind: 'ready' });
