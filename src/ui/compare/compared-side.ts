import type { ComparedRun } from '../../pipelines/segmentation/comparison/compared-run.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { AppState } from '../../state/app-state.ts';
import type { KeptRun, KeptRunBody } from '../../state/kept-run.ts';
import { type CategoryStyle, categoryStyle } from '../charts/category-style.ts';
import { segmentStyle } from '../segment-style.ts';
import { runTitle } from './run-title.ts';

/** Which run one side shows, and in how many segments where the run has several. */
export interface SideChoice {
  /** An entry of the archive, or the result on screen. */
  readonly run: string;
  readonly k: number | undefined;
}

/** The result on screen, as a choice. */
export const ON_SCREEN = 'on-screen';

/** One side with all that is said of it. */
export interface ComparedSide {
  readonly choice: SideChoice;
  readonly title: string;
  readonly run: ComparedRun;
  /** In the order of the labels. */
  readonly segments: readonly CategoryStyle[];
  readonly config: SegmentationConfig;
  readonly dataHash: string;
  /** Undefined where another k than the chosen one is shown. */
  readonly resultHash: string | undefined;
}

/** The result on screen as edited, of `k`, else of the chosen number; undefined while there is none. */
export function sideOnScreen(
  run: Pick<AppState['run'], 'views' | 'result' | 'resultConfig' | 'config'>,
  edited: AppState['edited'],
  k: number | undefined,
): ComparedSide | undefined {
  const { views, result, resultConfig } = run;
  const { profiles, segmentations, features } = views;
  if (profiles === undefined || segmentations === undefined) return undefined;
  const { byK } = segmentations;
  const tried = byK.some((each) => each.k === k) ? k : (result?.kSelection.chosen ?? byK[0]?.k);
  const shown = tried === undefined ? undefined : edited.at(tried);
  const config = resultConfig ?? run.config;
  if (shown === undefined || config === undefined) return undefined;
  return {
    choice: { run: ON_SCREEN, k: tried },
    title: 'on screen',
    run: {
      ids: profiles.ids,
      labels: shown.labels,
      k: shown.k,
      columns: profiles.columns,
      preparation: config.features.scaling === 'quantile' ? undefined : features?.preparation,
    },
    segments: shown.segments.map((segment) => segmentStyle(segment, undefined)),
    config,
    dataHash: result?.dataHash ?? '',
    resultHash: result !== undefined && tried === result.kSelection.chosen ? result.resultHash : undefined,
  };
}

/** A kept run with its large part. */
export function keptSide(kept: KeptRun, body: KeptRunBody): ComparedSide {
  const { ids, labels, columns, preparation } = body;
  return {
    choice: { run: kept.id, k: kept.k },
    title: runTitle(kept),
    run: { ids, labels, k: kept.k, columns, preparation },
    segments: kept.segments.map(({ name }, index) => categoryStyle(index, name, undefined)),
    config: kept.config,
    dataHash: kept.dataHash,
    resultHash: kept.resultHash,
  };
}
