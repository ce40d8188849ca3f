import { useMemo } from 'react';
import type { KChoice } from '../../pipelines/segmentation/choice/artifacts.ts';
import type { EvidenceView, SweepView } from '../../pipelines/segmentation/views.ts';
import type { RunState } from '../../state/run-state.ts';
import { useApp } from '../app-context.ts';

/** Everything about the choice of k that is of one and the same run. */
export interface KViews {
  readonly sweep: SweepView | undefined;
  readonly evidence: EvidenceView | undefined;
  readonly choice: KChoice | undefined;
}

/** The newest measures over k; what belongs to an earlier run than the curves is left out. */
export function useKMeasures(): KViews {
  const sweep = useApp(({ run }) => run.partialSweep ?? run.views.sweep);
  const evidence = useApp(({ run }) => evidenceOf(run));
  const choice = useApp(({ run }) => (isOlderThanCurves(run, 'kChoice') ? undefined : run.views.kChoice));
  return useMemo(() => ({ sweep, evidence, choice }), [sweep, evidence, choice]);
}

function evidenceOf(run: RunState): EvidenceView | undefined {
  if (run.partialSweep !== undefined) return undefined;
  return run.partialEvidence ?? (isOlderThanCurves(run, 'evidence') ? undefined : run.views.evidence);
}

function isOlderThanCurves({ partialSweep, leftOver }: RunState, name: 'evidence' | 'kChoice'): boolean {
  return leftOver.includes(name) && (partialSweep !== undefined || !leftOver.includes('sweep'));
}
