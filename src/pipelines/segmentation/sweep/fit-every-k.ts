import type { StageContext } from '../../../engine/stage.ts';
import { IMPROVED_ROWS } from '../../../kernels/improved-rows.ts';
import { type RestartFit, bestFit } from '../../../kernels/k-means.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import { restartRows } from '../../../kernels/restart-rows.ts';
import { type SearchFit, dealRestarts } from '../../../kernels/search-optimum.ts';
import { type EngineName, engineNamed } from '../tasks/engine-named.ts';
import { finishTask } from '../tasks/finish-task.ts';
import { restartTask } from '../tasks/restart-task.ts';
import { searchTask, uniteTask } from '../tasks/search-task.ts';

/** What to fit, and how often. */
export interface FittingEveryK {
  readonly matrix: Matrix;
  readonly ks: readonly number[];
  readonly restarts: number;
  readonly seed: number;
  readonly engine: EngineName;
  readonly maxIterations: number;
}

/** The fit at one k, of all customers or of a sample, and what each restart came to, in order of the restarts. */
export interface FitAtK {
  readonly fit: RestartFit;
  readonly restartInertias: readonly number[];
}

/**
 * The best fit at every k by tasks: restarts by themselves while there are few customers or the engine knows no better,
 * else searches of some restarts each and what they make together. `onFit` hears each as it comes, with the index of its k.
 */
export async function fitEveryK(
  fitting: FittingEveryK,
  context: Pick<StageContext, 'map'>,
  onFit: (found: FitAtK, index: number) => void,
): Promise<readonly FitAtK[]> {
  const { matrix, engine } = fitting;
  const searches = matrix.rows > IMPROVED_ROWS && engineNamed(engine).together !== undefined;
  return searches ? await search(fitting, context, onFit) : await startOver(fitting, context, onFit);
}

async function startOver(
  { matrix, ks, restarts, seed, engine, maxIterations }: FittingEveryK,
  { map }: Pick<StageContext, 'map'>,
  onFit: (found: FitAtK, index: number) => void,
): Promise<readonly FitAtK[]> {
  const settings = { engine, maxIterations };
  const sample = restartRows(engineNamed(engine), matrix, { seed });
  const isWhole = sample.matrix === matrix;
  const inputs = ks.flatMap((k) => Array.from({ length: restarts }, (_, restart) => ({ k, restart, seed })));
  const waiting = ks.map((): RestartFit[] => []);
  const fits = await map(restartTask, { ...sample, ...settings }, inputs, {
    progress: [0, AFTER_RESTARTS],
    note: noteOf(ks, restarts),
    onResult(fit, at) {
      const index = Math.floor(at / restarts);
      const own = waiting[index]!;
      own.push(fit);
      if (own.length === restarts && isWhole) onFit(fitAtK(bestFit(own), own), index);
    },
  });
  const restartsOf = (index: number): readonly RestartFit[] =>
    fits.slice(index * restarts, (index + 1) * restarts);
  if (isWhole) return ks.map((_, index) => fitAtK(bestFit(restartsOf(index)), restartsOf(index)));
  const unfinished = ks.map((k, index) => ({ k, seed, fits: restartsOf(index) }));
  const finished = await map(finishTask, { matrix, ...settings }, unfinished, {
    progress: [AFTER_RESTARTS, END],
    note: NOTE_OF_BEST,
    onResult: (fit, index) => onFit(fitAtK(fit, restartsOf(index)), index),
  });
  return finished.map((fit, index) => fitAtK(fit, restartsOf(index)));
}

async function search(
  { matrix, ks, restarts, seed, engine, maxIterations }: FittingEveryK,
  { map }: Pick<StageContext, 'map'>,
  onFit: (found: FitAtK, index: number) => void,
): Promise<readonly FitAtK[]> {
  const sample = restartRows(engineNamed(engine), matrix, { seed });
  const shared = { matrix, sample, engine, maxIterations };
  const dealt = dealRestarts(restarts);
  const inputs = ks.flatMap((k) => dealt.map((some) => ({ k, seed, restarts: some })));
  const found = await map(searchTask, shared, inputs, {
    progress: [0, AFTER_RESTARTS],
    note: noteOf(ks, restarts),
  });
  const foundAt = (index: number): readonly SearchFit[] =>
    found.slice(index * dealt.length, (index + 1) * dealt.length);
  const restartsAt = (index: number): readonly Restart[] => foundAt(index).flatMap((each) => each.restarts);
  const disunited = ks.map((k, index) => ({ k, seed, found: foundAt(index) }));
  const united = await map(uniteTask, shared, disunited, {
    progress: [AFTER_RESTARTS, END],
    note: NOTE_OF_BEST,
    onResult: (fit, index) => onFit(fitAtK(fit, restartsAt(index)), index),
  });
  return united.map((fit, index) => fitAtK(fit, restartsAt(index)));
}

type Restart = Pick<RestartFit, 'restart' | 'inertia'>;

function fitAtK(fit: RestartFit, restarts: readonly Restart[]): FitAtK {
  const inOrder = restarts.toSorted((a, b) => a.restart - b.restart);
  return { fit, restartInertias: inOrder.map(({ inertia }) => inertia) };
}

function noteOf(ks: readonly number[], restarts: number): string {
  return `k = ${ks[0]!}${ks.length > 1 ? ` … ${ks.at(-1)!}` : ''}, ${restarts} restarts each`;
}

const NOTE_OF_BEST = 'The best of the restarts of each k';

/** The part of the stage's progress. */
const AFTER_RESTARTS = 0.6;
const END = 0.7;
