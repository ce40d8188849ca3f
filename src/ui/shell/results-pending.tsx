import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageFrame } from '../parts/page-frame.tsx';

/** A page whose results are not there: they are being made, or the run ended before them. */
export function ResultsPending({ title }: { readonly title: string }) {
  const { run } = useActions();
  const running = useApp((state) => state.run.phase === 'running');
  return (
    <PageFrame title={title}>
      {running ? (
        <EmptyState title="The run is under way">
          <p>
            What this page shows appears as soon as its stage is done; the list of stages says how far it is.
          </p>
        </EmptyState>
      ) : (
        <EmptyState
          title="The last run ended before this was made"
          actions={
            <Button look="primary" icon="play" onClick={() => void run()}>
              Start again
            </Button>
          }
        >
          <p>Finished stages are kept, so a new run goes on from there.</p>
        </EmptyState>
      )}
    </PageFrame>
  );
}
