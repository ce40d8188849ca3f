import { useEffect, useRef } from 'react';
import { type ApplyState, usableOf } from '../../state/applying/apply-state.ts';
import { wantedBy } from '../../state/import-flow.ts';
import { failureWords } from '../../state/failure-words.ts';
import { useActions, useApp } from '../app-context.ts';
import { ImportPanel } from '../data/import-panel.tsx';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { focusNextFrame } from '../parts/focus-next-frame.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { AppliedResults } from './applied-results.tsx';
import { ApplyFailed } from './apply-failed.tsx';
import { ApplyProgress } from './apply-progress.tsx';
import { ModelChoice } from './model-choice.tsx';
import { ModelPanel } from './model-panel.tsx';
import { NewDataPanel } from './new-data-panel.tsx';

/** A model of an earlier run on new data: who belongs where, and how far the new customers have drifted. */
export function ApplyPage() {
  const state = useApp(({ applying }) => applying);
  const previewing = useApp(({ importFlow }) => wantedBy(importFlow) !== undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const view = previewing ? 'preview' : state.kind;
  const shown = useRef(view);
  useEffect(() => {
    const changed = shown.current !== view;
    shown.current = view;
    return changed ? focusNextFrame(() => heading.current) : undefined;
  }, [view]);
  const usable = usableOf(state);
  return (
    <PageFrame title="Apply" lead={<Lead state={state} previewing={previewing} />}>
      {previewing ? (
        <ImportPanel />
      ) : state.kind === 'opening' ? (
        <Waiting what={`Reading ${state.fileName}`} />
      ) : state.kind === 'applying' ? (
        <ApplyProgress state={state} />
      ) : state.kind === 'failed' ? (
        <ApplyFailed state={state} heading={heading} />
      ) : (
        <>
          {state.kind === 'refused' && <Refused state={state} />}
          {usable.kind === 'applied' && (
            <AppliedResults key={usable.applied.drift.model.hash} result={usable} heading={heading} />
          )}
          {usable.kind === 'opened' && (
            <>
              <NewDataPanel model={usable.model} heading={heading} />
              <ModelPanel model={usable.model} />
            </>
          )}
          {usable.kind === 'none' && <ModelChoice heading={heading} />}
        </>
      )}
    </PageFrame>
  );
}

function Lead({ state, previewing }: { readonly state: ApplyState; readonly previewing: boolean }) {
  if (state.kind === 'applied' && !previewing) {
    const [first = ''] = state.applied.drift.verdict.words;
    return <strong>{first}</strong>;
  }
  return 'New customers get the segments of a finished run, without clustering again, and are held against the customers of that run. The run on this page and its data stay as they are.';
}

function Refused({ state }: { readonly state: Extract<ApplyState, { kind: 'refused' }> }) {
  const { cancelApply } = useActions();
  const { message, remedy } = failureWords(state.failure);
  return (
    <Notice
      tone="danger"
      live
      title={`${state.fileName} was not opened.`}
      actions={
        <Button look="quiet" onClick={() => void cancelApply()}>
          Leave it
        </Button>
      }
    >
      <p>{message}</p>
      <p>{remedy}</p>
    </Notice>
  );
}
