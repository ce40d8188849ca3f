import { Button } from '../parts/button.tsx';
import { formatBytes, formatCount, formatDuration } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { CacheKinds } from './cache-kinds.tsx';
import type { KeptCache } from './use-cache-stats.ts';

/** What the worker keeps of finished stages. */
export function CacheFacts({ stats, clear }: KeptCache) {
  const unknown = <Missing reason="the worker has not answered yet" />;
  return (
    <Panel
      title="Cache of finished stages"
      note="A stage whose settings and inputs have not changed answers from here. The least recently used go first."
      aside={
        <Button disabled={stats === undefined || stats.entries === 0} onClick={() => clear()}>
          Clear the cache
        </Button>
      }
    >
      <StatList
        stats={[
          {
            label: 'Kept',
            value: stats === undefined ? unknown : formatCount(stats.entries),
            note: 'artifacts and their parts',
          },
          {
            label: 'Size',
            value: stats === undefined ? unknown : formatBytes(stats.bytes),
            note: stats && `of ${formatBytes(stats.budget)}`,
          },
          {
            label: 'Answered from it',
            value: stats === undefined ? unknown : formatCount(stats.hits),
            note: 'times',
          },
          {
            label: 'Not there',
            value: stats === undefined ? unknown : formatCount(stats.misses),
            note: 'times, then computed',
          },
          {
            label: 'Time saved',
            value: stats === undefined ? unknown : stats.hits === 0 ? '0 s' : formatDuration(stats.savedMs),
            note: 'what the answers once took to compute',
          },
        ]}
      />
      {stats !== undefined && stats.stages.length > 0 && <CacheKinds stages={stats.stages} onClear={clear} />}
    </Panel>
  );
}
