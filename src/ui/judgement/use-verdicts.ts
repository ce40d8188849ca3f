import { useMemo } from 'react';
import { DEFAULT_CONFIG, type SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import { judge } from '../../pipelines/segmentation/judgement/judge-segments.ts';
import {
  prepareJudgement,
  type PreparedJudgement,
} from '../../pipelines/segmentation/judgement/prepare-judgement.ts';
import type { SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import type { AppState } from '../../state/app-state.ts';
import { labelsKey } from '../../state/labels-key.ts';
import { overridesFor, type ShownOverride } from '../../state/overrides.ts';
import { type ShownSegmentation, shownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';
import { useFindings } from './use-findings.ts';

/**
 * The verdict on each shown segment by the thresholds of the draft, which therefore act at once and start no run; undefined
 * while there are no segments.
 */
export function useVerdicts(): readonly SegmentVerdict[] | undefined {
  return useJudgementOn(useFindings()).verdicts;
}

/** The same on the findings of a view that may lag behind what is shown, and what each segment is worth. */
export function useJudgementOn(findings: Findings | undefined): {
  readonly verdicts: readonly SegmentVerdict[] | undefined;
  readonly values: PreparedJudgement['values'] | undefined;
} {
  const seed = useApp(({ run, draft }) => (run.config ?? draft.config).source.seed);
  const economics = useApp(validSection('economics'));
  const validation = useApp(validSection('validation'));
  const actionability = useApp(validSection('actionability'));
  const overrides = useOverridesOn(findings?.segmentation);
  const prepared = useMemo(
    () => (findings === undefined ? undefined : prepareJudgement(findings, economics, seed)),
    [findings, economics, seed],
  );
  const verdicts = useMemo(
    () => (prepared === undefined ? undefined : judge(prepared, { validation, actionability }, overrides)),
    [prepared, validation, actionability, overrides],
  );
  return { verdicts, values: prepared?.values };
}

/** A section of the draft, or of the last run while a value of the draft is none that could be judged by. */
function validSection<S extends 'economics' | 'validation' | 'actionability'>(section: S) {
  return ({ draft, run }: AppState): SegmentationConfig[S] =>
    draft.problems.some(({ path }) => path.startsWith(`${section}.`))
      ? (run.config ?? DEFAULT_CONFIG)[section]
      : draft.config[section];
}

/** Decisions made for exactly the segments that are shown. */
export function useShownOverrides(): readonly ShownOverride[] {
  return useOverridesOn(useApp(shownSegmentation));
}

function useOverridesOn(segmentation: ShownSegmentation | undefined): readonly ShownOverride[] {
  const overrides = useApp(({ draft }) => draft.overrides);
  const none = overrides.length === 0;
  const key = useMemo(
    () => (segmentation === undefined || none ? undefined : labelsKey(segmentation)),
    [segmentation, none],
  );
  return useMemo(
    () => (segmentation === undefined || key === undefined ? [] : overridesFor(overrides, segmentation, key)),
    [segmentation, key, overrides],
  );
}
