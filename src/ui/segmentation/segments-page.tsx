import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import type { KChoice } from '../../pipelines/segmentation/choice/artifacts.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { SweepView } from '../../pipelines/segmentation/views.ts';
import type { RunState } from '../../state/run-state.ts';
import { shownSegmentation } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import { useFindings } from '../judgement/use-findings.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { StructureMark } from '../structure/structure-mark.tsx';
import { useStaleness } from '../use-staleness.ts';
import { awaitedEvidence } from './awaited-evidence.ts';
import { Awaited } from './awaited.tsx';
import { CutNotice } from './cut-notice.tsx';
import { headline } from './headline.ts';
import { KChoiceBlock, type KChoiceBlockProps } from './k-choice-block.tsx';
import { agreeingCriteria, otherVotes } from './other-votes.ts';
import { Results, type ResultsProps } from './results.tsx';
import styles from './segments-page.module.css';
import { soFarWords } from './so-far-words.ts';
import { sweptRange } from './swept-range.ts';
import { useKMeasures } from './use-k-measures.ts';

/** How many segments, what sets each apart, and who belongs to it. */
export function SegmentsPage() {
  const result = useDeferredValue(useShownResult());
  const measures = useMeasures();
  const running = useApp((state) => state.run.phase === 'running');
  return (
    <PageFrame title="Segments" lead={<Answer />}>
      <CutNotice />
      {measures !== undefined && <KChoiceBlock {...measures} />}
      <HowClustered />
      {result !== undefined ? (
        <Current result={result} />
      ) : measures === undefined || (!running && measures.soFar === undefined) ? (
        <Awaited />
      ) : undefined}
    </PageFrame>
  );
}

/** Loaded where there is something to say. */
const HowClusteredWords = lazy(async () => ({
  default: (await import('./how-clustered.tsx')).HowClustered,
}));

/** What a sample, or an engine for exploration, did to the segments. */
function HowClustered() {
  const check = useApp((state) => state.run.views.sampleCheck);
  const explored = useApp((state) => state.run.resultConfig?.clustering.engine === 'mini-batch');
  const untested = useApp(({ run }) => sampledUntested(run));
  if (check?.agreement === undefined && !explored && !untested) return undefined;
  return (
    <Suspense fallback={undefined}>
      <HowClusteredWords check={check} explored={explored} untested={untested} />
    </Suspense>
  );
}

/** Whether segments were made on a sample and nobody asked how far they are those of all customers. */
function sampledUntested({ resultConfig, views }: RunState): boolean {
  if (resultConfig === undefined || resultConfig.sensitivity.sample) return false;
  const { sample, sampleRows } = resultConfig.clustering;
  return sample === 'sample' && (views.profiles?.ids.length ?? 0) > sampleRows;
}

/** The views that the results draw on, taken together so that they never come from two runs. */
function useShownResult(): ResultsProps | undefined {
  const segmentation = useApp(shownSegmentation);
  const columns = useApp((state) => state.run.views.segmentations?.columns);
  const profiles = useApp((state) => state.run.views.profiles);
  const projection = useApp((state) => state.run.views.projection);
  const findings = useFindings();
  return useMemo(
    () =>
      segmentation === undefined || columns === undefined || profiles === undefined
        ? undefined
        : { segmentation, columns, profiles, projection, findings },
    [segmentation, columns, profiles, projection, findings],
  );
}

/** The sentence has its room before it is there, so that what stands below does not move. */
function Answer() {
  return (
    <span className={styles.lead}>
      <AnswerWords />
    </span>
  );
}

function AnswerWords() {
  const choice = useApp((state) => state.run.views.kChoice);
  const shown = useApp(shownSegmentation);
  const replacing = useApp((state) => state.run.freshness.segmentations === 'replacing');
  if (choice === undefined || shown === undefined)
    return 'How many segments there are, what sets each apart, and who belongs to it.';
  const { answer, structure, evidence } = headline(choice, shown);
  return (
    <>
      <strong className={styles.answer}>
        {answer}, <StructureMark structure={structure} />.
      </strong>{' '}
      {replacing ? 'This is of the earlier run; a new one is under way.' : evidence}
    </>
  );
}

/** Beside the measures of a run that did not get as far as segments. */
const OF_ANOTHER = 'of the run that did not end; the segments below are of the one before';

/** What is known of the numbers of segments; of a single one only when it is whole, for its rows would push each other about. */
function useMeasures(): KChoiceBlockProps | undefined {
  const { showK } = useActions();
  const views = useDeferredValue(useKMeasures());
  const { sweep, evidence, choice } = views;
  const running = useApp((state) => state.run.phase === 'running');
  const filling = useApp((state) => state.run.partialSweep !== undefined);
  const config = useApp((state) => state.run.config);
  const segmentations = useApp((state) => state.run.views.segmentations);
  const leftOver = useApp((state) => state.run.leftOver);
  const shownK = useApp((state) => state.shownK);
  const range = useRange(sweep, filling ? config : undefined);
  const awaited = useMemo(
    () => (running && config?.structure.test === true ? awaitedEvidence(config) : undefined),
    [running, config],
  );
  const choices = useMemo(() => segmentations?.byK.map(({ k }) => k) ?? [], [segmentations]);
  const recommendation = useMemo(
    () => (choice === undefined ? undefined : recommendationOf(choice)),
    [choice],
  );
  if (sweep === undefined || range === undefined || sweep.points.length === 0) return undefined;
  const soFar = running ? soFarWords(sweep, evidence ?? awaited, range, filling) : undefined;
  if (soFar !== undefined && range[0] === range[1]) return undefined;
  const isOfAnother = !running && !leftOver.includes('sweep') && leftOver.includes('segmentations');
  return {
    sweep,
    evidence: evidence ?? awaited,
    range,
    choices,
    shown: shownK,
    marked: filling ? undefined : shownK,
    recommendation,
    soFar: soFar ?? (isOfAnother ? OF_ANOTHER : undefined),
    onChoose: showK,
  };
}

/** The same ends until one of them changes: by another pair of the same every curve would be drawn anew. */
function useRange(
  sweep: SweepView | undefined,
  underWay: SegmentationConfig | undefined,
): KChoiceBlockProps['range'] | undefined {
  const [low, high] = sweep === undefined ? [] : sweptRange(sweep, underWay);
  return useMemo(() => (low === undefined || high === undefined ? undefined : [low, high]), [low, high]);
}

function recommendationOf(choice: KChoice): KChoiceBlockProps['recommendation'] {
  if (choice.mode === 'fixed') return undefined;
  const elbow = choice.votes.find(({ criterion }) => criterion === 'Elbow of inertia')?.k ?? 'none';
  return {
    k: choice.chosen,
    agreeing: agreeingCriteria(choice),
    others: otherVotes(choice),
    elbow,
    nothingFound: choice.structure === 'none',
  };
}

const SHOWN = ['segmentations', 'profiles', 'projection'] as const;

function Current({ result }: { readonly result: ResultsProps }) {
  return (
    <StaleBlock why={useStaleness(SHOWN)}>
      <Results {...result} />
    </StaleBlock>
  );
}
