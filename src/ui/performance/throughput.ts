import type { RunState, StageRow } from '../../state/run-state.ts';

/** How much of something a stretch of the run went through in a second. */
export interface Throughput {
  readonly label: string;
  readonly perSecond: number | undefined;
  /** What is counted, over which stages. */
  readonly counted: string;
}

const UP_TO_PROFILES = ['acquired', 'checked', 'identity', 'profiles'];

/** Of the last run that ended; undefined where a part of the stretch came from the cache. */
export function throughputs({ stages, views, phase }: RunState): readonly Throughput[] {
  if (phase === 'running' || phase === 'idle') return [];
  const early = stages.filter(({ name }) => UP_TO_PROFILES.includes(name));
  const sweep = stages.filter(({ name }) => name === 'sweep');
  const customers = views.profiles?.ids.length;
  return [
    {
      label: 'Events per second',
      perSecond: rate(views.checked?.kept, early),
      counted: 'kept events over the time from acquiring to profiles',
    },
    {
      label: 'Customers per second',
      perSecond: rate(
        customers,
        stages.filter(({ settled }) => settled !== 'skipped'),
      ),
      counted: 'customers over the time of all stages',
    },
    {
      label: 'Distances per second, at least',
      perSecond: rate(distances(sweep[0], customers), sweep),
      counted:
        'those of one silhouette and of the last assignment of each k over the time of clustering; restarts do not count',
    },
  ];
}

/** Silhouettes see each two judged customers; the last assignment of each k, each customer beside each centroid. */
function distances(sweep: StageRow | undefined, customers: number | undefined): number | undefined {
  if (sweep === undefined || customers === undefined) return undefined;
  const judged = sweep.metrics['silhouetteRows'] ?? 0;
  return (judged * (judged - 1)) / 2 + customers * (sweep.metrics['fits'] ?? 0);
}

function rate(count: number | undefined, rows: readonly StageRow[]): number | undefined {
  const computed = rows.length > 0 && rows.every(({ settled }) => settled === 'done');
  const ms = rows.reduce((sum, row) => sum + (row.ms ?? 0), 0);
  return count === undefined || !computed || ms === 0 ? undefined : (1000 * count) / ms;
}
