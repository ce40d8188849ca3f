import type { ReactNode } from 'react';
import { sweptK } from '../../pipelines/segmentation/edits/swept.ts';
import { testsOfEdited } from '../../pipelines/segmentation/edits/tests-of-edited.ts';
import type { Findings } from '../../pipelines/segmentation/judgement/findings.ts';
import { useActions, useApp } from '../app-context.ts';
import { useSegmentStyles } from '../use-segment-styles.ts';

import { useFindings } from '../judgement/use-findings.ts';
import { useVerdicts } from '../judgement/use-verdicts.ts';
import { WarningList } from '../parts/warning-list.tsx';
import { OneByOne } from '../parts/one-by-one.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { useKMeasures } from '../segmentation/use-k-measures.ts';
import { ResultsPending } from '../shell/results-pending.tsx';
import { useStaleness } from '../use-staleness.ts';
import { FeaturePanel } from './feature-panel.tsx';
import { NoisePanel } from './noise-panel.tsx';
import { OtherSamples } from './other-samples.tsx';
import { RestartPanel, SweepRestarts } from './restart-panel.tsx';
import { RobustnessTable } from './robustness-table.tsx';
import { SamplingPanel } from './sampling-panel.tsx';
import { stabilityWords } from './stability-words.ts';
import { testNotices } from './test-notices.ts';
import { TimePanel } from './time-panel.tsx';
import { Untested } from './untested.tsx';

const TESTS = ['sampling', 'featureTest', 'timeTest', 'restartTest', 'noiseTest', 'nullTest'] as const;

const TITLES: Readonly<Record<(typeof TESTS)[number], string>> = {
  sampling: 'Customers drawn again',
  featureTest: 'Features left out',
  timeTest: 'Other periods',
  restartTest: 'Other starts',
  noiseTest: 'Noise',
  nullTest: 'Data without segments',
};

/** How far the segments come back when everything that could be otherwise is otherwise. */
export function StabilityPage() {
  const findings = useFindings();
  const verdicts = useVerdicts();
  const running = useApp((state) => state.run.phase === 'running');
  const { sweep, evidence } = useKMeasures();
  const why = useStaleness(['segmentations', 'sweep', 'evidence', ...TESTS]);
  if (findings === undefined || verdicts === undefined) return <ResultsPending title="Stability" />;
  const { segments } = findings.segmentation;
  const k = sweptK(findings.segmentation);
  const { structure } = findings.kChoice;
  return (
    <PageFrame
      title="Stability"
      lead={stabilityWords(verdicts, findings.timeTest?.drift, { structure, running })}
    >
      <StaleBlock why={why}>
        <RobustnessTable verdicts={verdicts} segments={segments} />
        <WarningList warnings={noticesOf(findings)} />
        <Tests findings={findings}>
          {evidence === undefined ? undefined : <OtherSamples evidence={evidence} shownK={k} />}
          {sweep === undefined ? undefined : <SweepRestarts points={sweep.points} shownK={k} />}
        </Tests>
      </StaleBlock>
    </PageFrame>
  );
}

function noticesOf(findings: Findings) {
  const made = TESTS.flatMap((name) => {
    const test = findings[name];
    return test === undefined ? [] : [{ title: TITLES[name], warnings: test.warnings }];
  });
  return testNotices(made);
}

function Tests({
  findings,
  children,
}: {
  readonly findings: Findings;
  /** What follows below. */
  readonly children: ReactNode;
}) {
  const { featureTest, timeTest, restartTest, noiseTest, nullTest } = findings;
  const { segments } = findings.segmentation;
  const k = sweptK(findings.segmentation);
  const partial = useApp((state) => state.run.partialSampling);
  const { selectSegment } = useActions();
  const selected = useApp((state) => state.selectedSegment);
  const categories = useSegmentStyles(segments, selected);
  const linked = { categories, selected, onSelect: selectSegment };
  const sampling =
    findings.sampling ??
    (partial?.k === k ? testsOfEdited({ sampling: partial }, findings.segmentation).sampling : undefined);
  return (
    <OneByOne>
      {sampling === undefined ? (
        <Untested title={TITLES.sampling} stage="sampling" setting="sampling" shownK={k} />
      ) : (
        <SamplingPanel sampling={sampling} band={nullTest?.sampling} {...linked} />
      )}
      {featureTest === undefined ? (
        <Untested title={TITLES.featureTest} stage="featureTest" setting="features" shownK={k} />
      ) : (
        <FeaturePanel test={featureTest} band={nullTest?.features} {...linked} />
      )}
      {timeTest === undefined ? (
        <Untested title={TITLES.timeTest} stage="timeTest" setting="time" shownK={k} />
      ) : (
        <TimePanel
          test={timeTest}
          sampling={findings.sampling?.segments.map(({ mean }) => mean)}
          {...linked}
        />
      )}
      {noiseTest === undefined ? (
        <Untested title={TITLES.noiseTest} stage="noiseTest" setting="noise" shownK={k} />
      ) : (
        <NoisePanel test={noiseTest} nulls={nullTest?.noise} {...linked} />
      )}
      {restartTest === undefined ? (
        <Untested title={TITLES.restartTest} stage="restartTest" setting="restarts" shownK={k} />
      ) : (
        <RestartPanel test={restartTest} band={nullTest?.restarts} />
      )}
      {children}
    </OneByOne>
  );
}
