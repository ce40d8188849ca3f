import { parentPort } from 'node:worker_threads';
import { present } from '../../src/base/assert.ts';
import { taskNamed } from '../../src/pipelines/registry.ts';
import { READING_TASKS } from '../../src/worker/reading-tasks.ts';
import { createTaskLoop } from '../../src/worker/task-loop.ts';
import { TASKS } from './thread-tasks.ts';

const port = present(parentPort, 'the parent port');
const handle = createTaskLoop(
  (name) => [...TASKS, ...READING_TASKS].find((task) => task.name === name) ?? taskNamed(name),
  (message, transfer = []) => port.postMessage(message, transfer),
  () => performance.now(),
);
port.on('message', handle);
port.postMessage({ kind: 'ready' });
