import type { Sliced } from '../../../base/sliced.ts';
import { localTime } from '../../../base/time-zone.ts';
import type { EventFacts } from '../acquire/artifacts.ts';
import type { ProfileColumn, Profiles } from '../model.ts';
import { FEATURES } from './feature-table.ts';
import type { FeatureScope } from './features/feature.ts';
import type { Calendar } from './reference-day.ts';
import { unsupported } from './support.ts';
import type { Tallies } from './tallies.ts';

const DAY = 86_400_000;

/**
 * The features of each customer from its tallies, all or those named, in the order of the table; those that the data
 * cannot support are listed with the reason. O(customers × features).
 */
export function* profileColumns(
  tallies: Tallies,
  calendar: Pick<Calendar, 'offsets' | 'referenceDay'>,
  facts: EventFacts,
  names?: ReadonlySet<string>,
): Sliced<Pick<Profiles, 'columns' | 'absent'>> {
  const scope = featureScope(tallies, calendar);
  const columns: ProfileColumn[] = [];
  const absent: Profiles['absent'][number][] = [];
  for (const { needs, value, ...feature } of FEATURES) {
    if (names?.has(feature.name) === false) continue;
    const reason = unsupported(needs, facts);
    if (reason !== undefined) {
      absent.push({ name: feature.name, title: feature.title, reason });
      continue;
    }
    const values = Float64Array.from({ length: tallies.customers }, (_, c) => value(scope, c));
    columns.push({ ...feature, values });
    yield;
  }
  return { columns, absent };
}

function featureScope(
  tallies: Tallies,
  { offsets, referenceDay }: Pick<Calendar, 'offsets' | 'referenceDay'>,
): FeatureScope {
  const daysSince = (time: number): number =>
    time === time ? referenceDay - Math.floor(localTime(offsets, time) / DAY) : NaN;
  const events = tallies.categoryEvents.reduce((sum, count) => sum + count, 0);
  return {
    tallies,
    daysSincePurchase: tallies.lastPurchase.map(daysSince),
    exposureDays: tallies.firstTime.map(daysSince),
    categoryShares: tallies.categoryEvents.map((count) => count / events),
  };
}
