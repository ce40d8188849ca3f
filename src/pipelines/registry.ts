import { present } from '../base/assert.ts';
import type { AnyTask } from '../engine/pool.ts';
import type { PipelineId } from './catalog.ts';
import { segmentationPipeline } from './segmentation/pipeline.ts';
import { divisionTask } from './segmentation/tasks/division-task.ts';
import { finishTask } from './segmentation/tasks/finish-task.ts';
import { extentTask, passTask } from './segmentation/tasks/pass-task.ts';
import { nullDrawTask } from './segmentation/tasks/null-draw-task.ts';
import { replicateTask } from './segmentation/tasks/replicate-task.ts';
import { restartTask } from './segmentation/tasks/restart-task.ts';
import { searchTask, uniteTask } from './segmentation/tasks/search-task.ts';
import { sampledSilhouetteTask, silhouettePartTask } from './segmentation/tasks/silhouette-task.ts';
import { bootstrapTask } from './segmentation/tasks/bootstrap-task.ts';
import { leftOutTask } from './segmentation/tasks/left-out-task.ts';
import { noiseTask } from './segmentation/tasks/noise-task.ts';
import { fitTask } from './segmentation/tasks/fit-task.ts';
import { halvesTask } from './segmentation/tasks/halves-task.ts';
import { nullTestTask } from './segmentation/tasks/null-test-task.ts';
import { startElsewhereTask } from './segmentation/tasks/start-elsewhere-task.ts';
import { acquireBlockTask } from './segmentation/tasks/acquire-block-task.ts';
import { checkBlockTask } from './segmentation/tasks/check-block-task.ts';
import { tallyBlockTask } from './segmentation/tasks/tally-block-task.ts';
import { sampleFitTask } from './segmentation/tasks/sample-fit-task.ts';
import { windowTask } from './segmentation/tasks/window-task.ts';

/** What a worker runs for each pipeline of the catalogue. */
export const PIPELINES = { segmentation: segmentationPipeline } as const satisfies Record<
  PipelineId,
  unknown
>;

const TASKS: readonly AnyTask[] = [
  acquireBlockTask,
  checkBlockTask,
  tallyBlockTask,
  restartTask,
  finishTask,
  searchTask,
  uniteTask,
  extentTask,
  passTask,
  silhouettePartTask,
  sampledSilhouetteTask,
  nullDrawTask,
  divisionTask,
  replicateTask,
  sampleFitTask,
  bootstrapTask,
  leftOutTask,
  startElsewhereTask,
  noiseTask,
  nullTestTask,
  windowTask,
  halvesTask,
  fitTask,
];

/** The task that runs under a name on a pool worker; an unknown name is a bug. O(tasks). */
export function taskNamed(name: string): AnyTask {
  return present(
    TASKS.find((task) => task.name === name),
    `task ${name}`,
  );
}
