import type { RunState } from '../../state/run-state.ts';
import { formatDuration, formatShare } from '../parts/format-number.ts';
import { StatList } from '../parts/stat-list.tsx';
import { threadTimes } from './worker-shares.ts';

/** How busy each worker was over the whole run. */
export function ThreadFacts({ run }: { readonly run: RunState }) {
  const { ms, stages, phase } = run;
  const times = ms === undefined || phase === 'running' ? undefined : threadTimes(stages, ms);
  if (times === undefined || ms === undefined) return undefined;
  const ofRun = `of ${formatDuration(ms)}`;
  return (
    <StatList
      stats={[
        ...times.workerMs.map((busy, worker) => ({
          label: `Worker ${worker + 1} busy`,
          value: formatShare(Math.min(1, busy / ms)),
          note: `${formatDuration(busy)} ${ofRun}`,
        })),
        {
          label: 'No tasks for workers',
          value: formatShare(times.aloneMs / ms),
          note: `${formatDuration(times.aloneMs)} ${ofRun}, computed by the host`,
        },
      ]}
    />
  );
}
