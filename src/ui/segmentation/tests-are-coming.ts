import type { RunState, ViewName } from '../../state/run-state.ts';

const TESTS: readonly ViewName[] = [
  'sampling',
  'featureTest',
  'timeTest',
  'restartTest',
  'noiseTest',
  'nullTest',
  'value',
];

/** Whether tests that verdicts rest on are still to end in the run under way. */
export function testsAreComing({ phase, stages }: Pick<RunState, 'phase' | 'stages'>): boolean {
  return (
    phase === 'running' &&
    stages.some(
      ({ name, state }) => TESTS.includes(name as ViewName) && (state === 'queued' || state === 'running'),
    )
  );
}
