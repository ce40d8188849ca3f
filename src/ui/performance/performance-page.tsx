import type { RunState } from '../../state/run-state.ts';
import { useApp } from '../app-context.ts';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatNumber,
  formatShare,
} from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { CacheFacts } from './cache-facts.tsx';
import { runFacts } from './run-facts.ts';
import { ThreadFacts } from './thread-facts.tsx';
import { Waterfall } from './waterfall.tsx';

/** Where the time of a run goes, what it keeps, and what this browser offers. */
export function PerformancePage() {
  const run = useApp((state) => state.run);
  const host = useApp((state) => state.host);
  const cores = navigator.hardwareConcurrency;
  return (
    <PageFrame title="Performance" lead={leadOf(run)}>
      {run.startedAt !== undefined && (
        <Panel
          title="Time by stage"
          note="Each bar spans the time of its stage within the run, and the light line in it is as long as the share of that time a worker was busy, one line for each worker. What came from the cache spent its time on its view alone."
        >
          <ThreadFacts run={run} />
          <Waterfall rows={run.stages} />
        </Panel>
      )}
      <CacheFacts runs={run.ms ?? 0} />
      <Panel title="This browser">
        <StatList
          stats={[
            { label: 'Hardware threads', value: formatCount(cores) },
            {
              label: 'Pool workers',
              value:
                host === undefined ? (
                  <Missing reason="the worker has not answered yet" />
                ) : (
                  formatCount(host.workers)
                ),
              note: 'beside the one that runs the stages',
            },
            {
              label: 'Cross-origin isolated',
              value: crossOriginIsolated ? 'yes' : 'no',
              note: crossOriginIsolated ? undefined : 'the server sends no COOP and COEP headers',
            },
            {
              label: 'Shared memory',
              value:
                host === undefined ? (
                  <Missing reason="the worker has not answered yet" />
                ) : host.sharedMemory ? (
                  'yes'
                ) : (
                  'no'
                ),
              note:
                host?.sharedMemory === false
                  ? 'columns are copied once to each worker'
                  : 'columns are shared, not copied',
            },
          ]}
        />
      </Panel>
    </PageFrame>
  );
}

function leadOf(run: RunState): string {
  const facts = runFacts(run);
  if (facts === undefined) return 'Nothing has been run yet; the times of the stages will stand here.';
  const { ms, events, eventsPerSecond, slowest, slowestShare } = facts;
  const speed =
    eventsPerSecond === undefined
      ? ''
      : `; ${formatCount(events)} events were read, checked and profiled at ${formatNumber(eventsPerSecond)} events per second`;
  const where = slowest === undefined ? '' : `, ${formatShare(slowestShare)} of it in ${slowest}`;
  return `The last run took ${formatDuration(ms)}${where}${speed}. Its artifacts hold ${formatBytes(facts.bytes)}.`;
}
