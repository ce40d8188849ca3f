import { useMemo } from 'react';
import { judge } from '../../pipelines/segmentation/judgement/judge-segments.ts';
import { prepareJudgement } from '../../pipelines/segmentation/judgement/prepare-judgement.ts';
import type { Override, SegmentVerdict } from '../../pipelines/segmentation/judgement/verdict.ts';
import { labelsKey, overridesFor } from '../../state/overrides.ts';
import { shownSegmentation } from '../../state/selectors.ts';
import { useApp } from '../app-context.ts';
import { useFindings } from './use-findings.ts';

/**
 * The verdict on each shown segment by the thresholds of the draft, which therefore act at once and start no run; undefined
 * while there are no segments.
 */
export function useVerdicts(): readonly SegmentVerdict[] | undefined {
  const findings = useFindings();
  const seed = useApp(({ run, draft }) => (run.config ?? draft.config).source.seed);
  const economics = useApp(({ draft }) => draft.config.economics);
  const validation = useApp(({ draft }) => draft.config.validation);
  const actionability = useApp(({ draft }) => draft.config.actionability);
  const overrides = useShownOverrides();
  const prepared = useMemo(
    () => (findings === undefined ? undefined : prepareJudgement(findings, economics, seed)),
    [findings, economics, seed],
  );
  return useMemo(
    () => (prepared === undefined ? undefined : judge(prepared, { validation, actionability }, overrides)),
    [prepared, validation, actionability, overrides],
  );
}

/** Decisions made for exactly the segments that are shown. */
export function useShownOverrides(): readonly Override[] {
  const segmentation = useApp(shownSegmentation);
  const overrides = useApp(({ draft }) => draft.overrides);
  const key = useMemo(
    () => (segmentation === undefined ? undefined : labelsKey(segmentation)),
    [segmentation],
  );
  return useMemo(
    () =>
      segmentation === undefined || key === undefined ? [] : overridesFor(overrides, segmentation.k, key),
    [segmentation, key, overrides],
  );
}
