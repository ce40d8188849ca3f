import { countText } from '../../../base/number-text.ts';
import { randomStream, sampleIndices, seedFrom } from '../../../base/random.ts';
import type { StageContext } from '../../../engine/stage.ts';
import { dayText } from '../day.ts';
import type { Notice } from '../notice.ts';
import { windowTask } from '../tasks/window-task.ts';
import type { TimeTest, TimeWindow } from './artifacts.ts';
import { TEST_EFFORT } from './test-effort.ts';
import type { TestedPeriod } from './tested-period.ts';
import { type DayWindow, timeWindows } from './time-windows.ts';
import { type WindowProfiles, windowProfiles } from './window-profiles.ts';
import { windowResult } from './window-result.ts';

const DAY = 86_400_000;

/** The segments of each window beside those of the whole period. Profiles are made here, where the events lie; clustering is done by tasks. */
export async function testWindows(
  period: TestedPeriod,
  context: StageContext,
  onWindows: (windows: readonly TimeWindow[]) => void,
): Promise<Pick<TimeTest, 'windows' | 'warnings'>> {
  const { dated, labels, k } = period;
  const customers = sampleIndices(
    labels.length,
    TEST_EFFORT.rows,
    randomStream(context.seed, 'customers in windows'),
  );
  const own = Uint8Array.from(customers, (customer) => labels[customer]!);
  const warnings: Notice[] = [];
  if (customers.length < labels.length) {
    const message = `Windows were tested on ${countText(customers.length)} of ${countText(labels.length)} customers, drawn at random.`;
    warnings.push({ code: 'tested-on-sample', message });
  }
  const windows = timeWindows(dated.firstDay, dated.lastDay);
  if (windows.every(({ kind }) => kind === 'half')) {
    const message = `The period of ${countText(dated.lastDay - dated.firstDay + 1)} days is too short for windows that end 30 days or more before it does.`;
    warnings.push({ code: 'period-too-short', message });
  }
  const ready: Ready[] = [];
  for (const [index, stretch] of windows.entries()) {
    const profiles = await windowProfiles(period, customers, stretch, context);
    context.progress((0.4 * (index + 1)) / windows.length, stretch.title);
    const { members, names, dropped } = profiles;
    if (members.length < 2 * k || names.length === 0) {
      const lack =
        names.length === 0 ? 'no feature varies' : `only ${countText(members.length)} customers have events`;
      warnings.push({
        code: 'window-left-out',
        message: `${stretch.title}: ${lack}, so it was not clustered.`,
      });
      continue;
    }
    if (dropped.length > 0) {
      const message = `${stretch.title}: without ${dropped.join(', ')}, as (nearly) all customers have the same value.`;
      warnings.push({ code: 'window-without-features', message });
    }
    ready.push({ stretch, profiles, seed: seedFrom(context.seed, 'window', index) });
  }
  const finished = new Map<number, TimeWindow>();
  const inputs = ready.map(({ profiles: { matrix, members }, seed }) => {
    return { matrix, labels: Uint8Array.from(members, (row) => labels[row]!), seed };
  });
  await context.map(windowTask, undefined, inputs, {
    progress: [0.4, 0.6],
    note: 'Clustering each window',
    onResult(found, index) {
      if (found === undefined) return;
      const { stretch, profiles } = ready[index]!;
      const { members } = profiles;
      const result = windowResult(own, positionsOf(customers, members), found, k);
      finished.set(index, { ...wordsOf(stretch), customers: members.length, ...result });
      onWindows(inOrder(finished));
    },
  });
  for (const [index, { stretch }] of ready.entries()) {
    if (finished.has(index)) continue;
    const message = `${stretch.title}: fewer customers can be told apart than there are segments.`;
    warnings.push({ code: 'window-left-out', message });
  }
  return { windows: inOrder(finished), warnings };
}

interface Ready {
  readonly stretch: DayWindow;
  readonly profiles: WindowProfiles;
  readonly seed: number;
}

function inOrder(finished: ReadonlyMap<number, TimeWindow>): readonly TimeWindow[] {
  return [...finished].toSorted(([a], [b]) => a - b).map(([, stretch]) => stretch);
}

function wordsOf({ kind, title, from, to }: DayWindow): Pick<TimeWindow, 'kind' | 'title' | 'from' | 'to'> {
  return { kind, title, from: dayText(from * DAY), to: dayText(to * DAY) };
}

/** Places of the members among the customers; both ascend. */
function positionsOf(customers: Int32Array, members: Int32Array): Int32Array {
  let at = 0;
  return members.map((member) => {
    while (customers[at]! < member) at++;
    return at;
  });
}
