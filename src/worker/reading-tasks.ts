import type { AnyTask } from '../engine/pool.ts';
import { readPartTask } from './read-part-task.ts';
import { readStretchTask } from './read-stretch-task.ts';

/** Tasks that read files, which only workers can: they know Blobs. */
export const READING_TASKS: readonly AnyTask[] = [readPartTask, readStretchTask];
