import { useActions, useApp } from '../app-context.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';

/** What stands where the segments will be. */
export function Awaited() {
  const { run } = useActions();
  const phase = useApp((state) => state.run.phase);
  const running = useApp((state) => state.run.running);
  if (phase === 'running') {
    return (
      <EmptyState title={running === undefined ? 'The run is starting' : `Running: ${running}`}>
        <p>The measures appear as they are made, the segments when their number has been chosen.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={phase === 'failed' ? 'The run ended before there were segments' : 'No segments yet'}
      actions={
        <Button look="primary" icon="play" onClick={() => void run()}>
          Run
        </Button>
      }
    >
      <p>
        {phase === 'cancelled'
          ? 'The run was cancelled. Finished stages are kept: the next run goes on from them.'
          : 'A run makes them.'}
      </p>
    </EmptyState>
  );
}
