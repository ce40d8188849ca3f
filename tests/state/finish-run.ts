import type { TestApp } from './app-fixture.ts';
import { wholeRun } from './run-messages.ts';

/** A run from its start to its end, whose views hold what `views` gives by stage. */
export async function finishRun(
  app: TestApp,
  views: Readonly<Record<string, object>> = {},
  mark = 'a',
): Promise<void> {
  const running = app.store.actions.run();
  const run = app.runner.runs.at(-1)!;
  for (const message of wholeRun(mark, 'computed', undefined, views)) {
    if (message.kind === 'run-ended') run.end(message.outcome);
    else if (
      message.kind !== 'run-requested' &&
      message.kind !== 'draft-changed' &&
      message.kind !== 'host-ready'
    )
      run.say(message);
  }
  await running;
}
