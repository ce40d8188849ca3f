import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { estimateRun, savings } from '../../pipelines/segmentation/estimate/estimate-run.ts';
import { settingTitle } from '../../state/draft.ts';
import { stageSamples } from '../../state/run-times.ts';
import { sizeOf } from '../../state/timing-actions.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { formatDuration } from '../parts/format-number.ts';
import { basisSentence, estimateWords, twoDigits } from './estimate-words.ts';
import styles from './size-advice.module.css';

const StageEstimates = lazy(async () => ({
  default: (await import('./stage-estimates.tsx')).StageEstimates,
}));

/** A saving is offered when it is this much of the run, and at least so long. */
const LEAST_SHARE = 0.2;
const LEAST_MS = 1000;

/**
 * What a run with these settings would take on this machine, and what to switch off to make it shorter: worked out when the
 * page has shown what changed, since it takes as long as a frame.
 */
export function SizeAdvice() {
  const { setSetting } = useActions();
  const draft = useDeferredValue(useApp((state) => state.draft));
  const inputs = useDeferredValue(useApp((state) => state.inputs));
  const runs = useDeferredValue(useApp((state) => state.runTimes));
  const stages = useDeferredValue(useApp((state) => state.run.stages));
  const running = useDeferredValue(useApp((state) => state.run.phase === 'running'));
  const host = useDeferredValue(useApp((state) => state.host));
  const [open, setOpen] = useState(false);
  const advice = useMemo(() => {
    if (host === undefined || draft.problems.length > 0) return undefined;
    const size = sizeOf(draft.config, inputs);
    const { workers, pace } = host;
    const machine = { workers, pace, samples: stageSamples(runs, workers) };
    const kept = new Set(
      stages.flatMap(({ name, state }) =>
        !running && (state === 'done' || state === 'cached') ? [name] : [],
      ),
    );
    return {
      estimate: estimateRun(draft.config, size, machine, kept),
      saving: savings(draft.config, size, machine, kept)[0],
    };
  }, [draft, inputs, runs, stages, host, running]);
  if (advice === undefined) return undefined;
  const { estimate, saving } = advice;
  const isWorthIt = saving !== undefined && saving.ms >= LEAST_MS && saving.ms >= LEAST_SHARE * estimate.ms;
  const titles = new Map(stages.map(({ name, title }) => [name, title]));
  return (
    <section className={styles.advice} aria-label="What the run would take">
      <p className={styles.figure}>{estimateWords(estimate)}</p>
      <p className={styles.muted}>{basisSentence(estimate)}</p>
      {isWorthIt ? (
        <div className={styles.saving}>
          <p>
            Without “{settingTitle(saving.path)}” about {formatDuration(twoDigits(saving.ms))} less.
          </p>
          <Button
            aria-label={`Switch off ${settingTitle(saving.path)}`}
            onClick={() => setSetting(...partsOf(saving.path), false)}
          >
            Switch off
          </Button>
        </div>
      ) : (
        <p className={`${styles.saving} ${styles.muted}`}>No single switch would save much.</p>
      )}
      <details className={styles.stages} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>By stage</summary>
        {open && (
          <Suspense>
            <StageEstimates stages={estimate.stages} titles={titles} />
          </Suspense>
        )}
      </details>
    </section>
  );
}

function partsOf(path: string): [section: string, name: string] {
  const [section = '', name = ''] = path.split('.');
  return [section, name];
}
