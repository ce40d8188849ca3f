import { useDeferredValue, useMemo } from 'react';
import { shownSegmentation } from '../../state/selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { useStaleness } from '../use-staleness.ts';
import { Awaited } from './awaited.tsx';
import { headline } from './headline.ts';
import { KChoiceBlock } from './k-choice-block.tsx';
import { Results, type ResultsProps } from './results.tsx';
import styles from './segments-page.module.css';
import { sweptRange } from './swept-range.ts';

/** How many segments, what sets each apart, and who belongs to it. */
export function SegmentsPage() {
  const result = useDeferredValue(useShownResult());
  return (
    <PageFrame title="Segments" lead={<Answer />}>
      <Curves />
      {result === undefined ? <Awaited /> : <Current result={result} />}
    </PageFrame>
  );
}

/** The views that the results draw on, taken together so that they never come from two runs. */
function useShownResult(): ResultsProps | undefined {
  const segmentation = useApp(shownSegmentation);
  const columns = useApp((state) => state.run.views.segmentations?.columns);
  const profiles = useApp((state) => state.run.views.profiles);
  const projection = useApp((state) => state.run.views.projection);
  return useMemo(
    () =>
      segmentation === undefined || columns === undefined || profiles === undefined
        ? undefined
        : { segmentation, columns, profiles, projection },
    [segmentation, columns, profiles, projection],
  );
}

function Answer() {
  const choice = useApp((state) => state.run.views.kChoice);
  const points = useApp((state) => state.run.views.sweep?.points);
  const shown = useApp(shownSegmentation);
  const replacing = useApp((state) => state.run.freshness.segmentations === 'replacing');
  if (choice === undefined || points === undefined || shown === undefined)
    return 'How many segments there are, what sets each apart, and who belongs to it.';
  const { answer, evidence } = headline(choice, points, shown.k);
  return (
    <>
      <strong className={styles.answer}>{answer}</strong>{' '}
      {replacing ? 'from the earlier run; a new one is under way.' : evidence}
    </>
  );
}

function Curves() {
  const { showK } = useActions();
  const partial = useApp((state) => (state.run.phase === 'running' ? state.run.partialSweep : undefined));
  const sweep = useApp((state) => state.run.views.sweep);
  const config = useApp((state) => state.run.config);
  const choice = useApp((state) => state.run.views.kChoice);
  const segmentations = useApp((state) => state.run.views.segmentations);
  const shownK = useApp((state) => state.shownK);
  const filling = partial !== undefined;
  const curves = useDeferredValue(partial ?? sweep);
  const range = useMemo(
    () => (curves === undefined ? undefined : sweptRange(curves, filling ? config : undefined)),
    [curves, filling, config],
  );
  const choices = useMemo(() => segmentations?.byK.map(({ k }) => k) ?? [], [segmentations]);
  if (curves === undefined || range === undefined || curves.points.length === 0) return undefined;
  return (
    <KChoiceBlock
      sweep={curves}
      range={range}
      choices={choices}
      shown={shownK}
      recommended={choice?.mode === 'auto' ? choice.chosen : undefined}
      reason={filling ? undefined : choice?.reason}
      filling={filling}
      onChoose={showK}
    />
  );
}

const SHOWN = ['segmentations', 'profiles', 'projection'] as const;

function Current({ result }: { readonly result: ResultsProps }) {
  return (
    <StaleBlock why={useStaleness(SHOWN)}>
      <Results {...result} />
    </StaleBlock>
  );
}
