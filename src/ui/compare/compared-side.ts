import type { ComparedRun } from '../../pipelines/segmentation/comparison/compared-run.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { namesOfSwept } from '../../pipelines/segmentation/edits/names-of-swept.ts';
import type { EditedSegmentations } from '../../state/edited-segmentations.ts';
import type { RunState } from '../../state/run-state.ts';
import type { KeptRun, KeptRunBody } from '../../state/kept-run.ts';
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
  readonly segments: readonly { readonly name: string; readonly size: number }[];
  readonly config: SegmentationConfig;
  readonly dataHash: string;
  /** Undefined where another k than the chosen one is shown. */
  readonly resultHash: string | undefined;
}

/** The result on screen with `k` segments as the run found them, called as edited; else with the chosen number; undefined while there is none. */
export function sideOnScreen(
  run: Pick<RunState, 'views' | 'result' | 'resultConfig' | 'config'>,
  k: number | undefined,
  edited: EditedSegmentations,
): ComparedSide | undefined {
  const { views, result, resultConfig } = run;
  const { profiles, segmentations, features } = views;
  if (profiles === undefined || segmentations === undefined) return undefined;
  const shown =
    segmentations.byK.find((each) => each.k === k) ??
    segmentations.byK.find((each) => each.k === result?.kSelection.chosen) ??
    segmentations.byK[0];
  const config = resultConfig ?? run.config;
  if (shown === undefined || config === undefined) return undefined;
  return {
    choice: { run: ON_SCREEN, k: shown.k },
    title: 'on screen',
    run: {
      ids: profiles.ids,
      labels: shown.labels,
      k: shown.k,
      columns: profiles.columns,
      preparation: config.features.scaling === 'quantile' ? undefined : features?.preparation,
    },
    segments: namesOfSwept(edited.at(shown.k) ?? shown).map((name, id) => ({
      name,
      size: shown.segments[id]!.size,
    })),
    config,
    dataHash: result?.dataHash ?? '',
    resultHash: shown.k === result?.kSelection.chosen ? result.resultHash : undefined,
  };
}

/** A kept run with its large part. */
export function keptSide(kept: KeptRun, body: KeptRunBody): ComparedSide {
  const { ids, labels, columns, preparation } = body;
  return {
    choice: { run: kept.id, k: kept.k },
    title: runTitle(kept),
    run: { ids, labels, k: kept.k, columns, preparation },
    segments: kept.segments,
    config: kept.config,
    dataHash: kept.dataHash,
    resultHash: kept.resultHash,
  };
}
