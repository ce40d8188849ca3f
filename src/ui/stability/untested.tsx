import type { ViewName } from '../../state/run-state.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Verdict } from '../parts/verdict.tsx';

/** A test that has no result for the shown segments: why, and a button that gets one. */
export function Untested({
  title,
  stage,
  section = 'sensitivity',
  setting,
  shownK,
}: {
  readonly title: string;
  readonly stage: ViewName;
  readonly section?: 'sensitivity' | 'value';
  /** The switch of the test in its section; undefined for what is always done where it can be. */
  readonly setting: string | undefined;
  /** The k whose segments are shown; undefined for what is the same for all of them. */
  readonly shownK: number | undefined;
}) {
  const { setSetting, showK, run } = useActions();
  const row = useApp((state) => state.run.stages.find(({ name }) => name === stage));
  const running = useApp((state) => state.run.phase === 'running');
  const off = useApp(
    ({ draft }) =>
      setting !== undefined && (draft.config[section] as Record<string, unknown>)[setting] !== true,
  );
  const chosen = useApp((state) => state.run.views.kChoice?.chosen);
  const elsewhere = chosen !== undefined && shownK !== undefined && chosen !== shownK;
  const underWay = running && (row?.state === 'running' || row?.state === 'queued');
  return (
    <Panel title={title} aside={<Verdict kind="not tested" />}>
      {underWay ? (
        <p>
          {row.state === 'running'
            ? 'Being tested; what is known so far follows soon.'
            : 'Comes up in this run.'}
        </p>
      ) : elsewhere ? (
        <>
          <p>
            Segments are tested at the chosen k = {chosen}; {shownK} are shown.
          </p>
          <p>
            <Button onClick={() => showK(chosen)}>Show k = {chosen}</Button>{' '}
            <Button
              onClick={() => {
                setSetting('clustering', 'choice', 'fixed');
                setSetting('clustering', 'k', shownK);
                void run();
              }}
            >
              Test k = {shownK}
            </Button>
          </p>
        </>
      ) : (
        <>
          <p>{reasonOf(row?.reason)}</p>
          {off && setting !== undefined && (
            <p>
              <Button
                icon="play"
                onClick={() => {
                  setSetting(section, setting, true);
                  void run();
                }}
              >
                Switch on and run
              </Button>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

function reasonOf(reason: string | undefined): string {
  return reason === undefined || reason === 'not tested'
    ? 'This test is switched off, so nothing is claimed of it.'
    : `It could not be done: ${reason}.`;
}
