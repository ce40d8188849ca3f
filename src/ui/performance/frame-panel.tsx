import { useSyncExternalStore } from 'react';
import { useServices } from '../app-context.ts';
import type { TimesOver } from '../frame-facts.ts';
import { formatCount, formatDuration } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { Panel } from '../parts/panel.tsx';
import { StatList, type Stat } from '../parts/stat-list.tsx';
import styles from './performance.module.css';

/** Whether the page stayed quick while the last run went on. */
export function FramePanel() {
  const { frames: watch } = useServices();
  const facts = useSyncExternalStore(watch.subscribe, watch.facts);
  return (
    <Panel
      title="The page during the run"
      note="The stages run on workers, so that the page can draw; what kept it from drawing all the same stands here."
    >
      {facts === undefined ? (
        <p className={styles.muted}>No run of this visit has ended yet.</p>
      ) : (
        <StatList
          stats={[
            over('Long tasks', facts.longTasks),
            over('Long frames', facts.longFrames),
            {
              label: 'Dropped frames',
              value:
                facts.frames === undefined ? (
                  <Missing reason="the page was hidden meanwhile" />
                ) : (
                  formatCount(facts.frames.dropped)
                ),
              note:
                facts.frames === undefined
                  ? 'the page was hidden meanwhile'
                  : `beside ${formatCount(facts.frames.drawn)} drawn`,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function over(label: string, times: TimesOver | undefined): Stat {
  if (times === undefined) {
    return {
      label,
      value: <Missing reason="not available in this browser" />,
      note: 'not available in this browser',
    };
  }
  return {
    label,
    value: formatCount(times.count),
    note: times.count === 0 ? 'over 50 ms' : `over 50 ms, the longest ${formatDuration(times.longestMs)}`,
  };
}
