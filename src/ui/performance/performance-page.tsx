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
import { AlertsPanel } from './alerts-panel.tsx';
import { BenchmarkPanel } from './benchmark-panel.tsx';
import { CacheFacts } from './cache-facts.tsx';
import { CapabilityPanel } from './capability-panel.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';
import { FramePanel } from './frame-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { runFacts } from './run-facts.ts';
import { SpeedUpPanel } from './speed-up-panel.tsx';
import { ThreadFacts } from './thread-facts.tsx';
import { throughputs } from './throughput.ts';
import { useCacheStats } from './use-cache-stats.ts';
import { Waterfall } from './waterfall.tsx';

/** Where the time of a run goes, what it keeps, what more workers or another setting would bring, and what this browser offers. */
export function PerformancePage() {
  const run = useApp((state) => state.run);
  const cache = useCacheStats(run.ms ?? 0);
  return (
    <PageFrame title="Performance" lead={leadOf(run)}>
      {run.startedAt !== undefined && (
        <Panel
          title="Time by stage"
          note="Each bar spans the time of its stage within the run, and the light line in it is as long as the share of that time a worker was busy, one line for each worker. What came from the cache spent its time on its view alone."
        >
          <ThreadFacts run={run} />
          <Waterfall rows={run.stages} />
          <ThroughputFacts run={run} />
        </Panel>
      )}
      <FramePanel />
      <AlertsPanel cache={cache.stats} />
      <HistoryPanel />
      <CacheFacts {...cache} />
      <ComparisonPanel />
      <SpeedUpPanel />
      <BenchmarkPanel />
      <CapabilityPanel />
    </PageFrame>
  );
}

function ThroughputFacts({ run }: { readonly run: RunState }) {
  const facts = throughputs(run);
  if (facts.length === 0) return undefined;
  return (
    <StatList
      stats={facts.map(({ label, perSecond, counted }) => ({
        label,
        value:
          perSecond === undefined ? (
            <Missing reason="a part of it came from the cache, or was not done" />
          ) : (
            formatNumber(perSecond)
          ),
        note: counted,
      }))}
    />
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
