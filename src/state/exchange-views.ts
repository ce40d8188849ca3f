import type { SegmentationViews } from '../pipelines/segmentation/views.ts';

type ViewName = keyof SegmentationViews;

/** The part of a run's state that its views are. */
interface ViewsOfRun {
  readonly views: Partial<SegmentationViews>;
  readonly leftOver: readonly ViewName[];
  readonly held: Partial<SegmentationViews>;
  readonly stages: readonly { readonly name: string; readonly state: string }[];
}

/** Their rows are the same customers and their columns the same segments: old and new ones must never be mixed. */
const TOGETHER: readonly ViewName[] = ['profiles', 'features', 'kChoice', 'segmentations', 'projection'];

/** What was tested, or drawn, of those customers and segments. */
const TESTS: readonly ViewName[] = [
  'sampleCheck',
  'sampling',
  'featureTest',
  'timeTest',
  'restartTest',
  'noiseTest',
  'nullTest',
  'value',
  'rfm',
  'prediction',
  'embedding',
];

/** Whether a new view has to wait for the others of its customers: until the map, the last of them, is there. */
export function mustWait({ leftOver }: Pick<ViewsOfRun, 'leftOver'>, name: ViewName): boolean {
  return TOGETHER.includes(name) && name !== 'projection' && leftOver.includes('segmentations');
}

/**
 * The views after a stage has ended with `view`. The last of the views that belong together brings all that waited, and takes
 * away what was tested of other customers or segments, unless the new ones are those of before.
 */
export function exchangeViews<S extends ViewsOfRun>(state: S, name: ViewName, view: unknown): S {
  if (name !== 'projection') return replaceViews(state, { [name]: view });
  const shown = replaceViews(state, { ...state.held, projection: view as SegmentationViews['projection'] });
  const same = state.stages.every(
    (row) => !TOGETHER.includes(row.name as ViewName) || row.state === 'cached',
  );
  const gone = same ? [] : TESTS.filter((test) => state.leftOver.includes(test));
  const views = Object.fromEntries(
    Object.entries(shown.views).filter(([each]) => !gone.includes(each as ViewName)),
  );
  return { ...shown, views, leftOver: shown.leftOver.filter((each) => !gone.includes(each)), held: {} };
}

/** The state with these views in the place of older ones; an undefined one is taken away. */
export function replaceViews<S extends ViewsOfRun>(state: S, made: Partial<SegmentationViews>): S {
  const names = Object.keys(made);
  const views = Object.fromEntries(
    Object.entries({ ...state.views, ...made }).filter(([, view]) => view !== undefined),
  );
  return { ...state, views, leftOver: state.leftOver.filter((name) => !names.includes(name)) };
}
