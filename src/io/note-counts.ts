import { joinPaddedIds, type PaddedIds } from './padded-ids.ts';
import { joinPercents, type PercentCount } from './percent-counts.ts';
import { joinRowHashes, type RowHashes } from './row-hashes.ts';

/** What was noted of the rows of a file or of a stretch of it; rows are numbered from 1, the first one is 0 where there is none. */
export interface NoteCounts {
  readonly implausible: number;
  readonly implausibleRow: number;
  /** Times that were rejected, and can be read with day and month exchanged. */
  readonly readByOtherOrder: number;
  /** Times that were rejected since they name a month without a day. */
  readonly months: number;
  readonly minuses: number;
  readonly minusRow: number;
  readonly huge: number;
  readonly hugeRow: number;
  readonly hugeText: string;
  /** The first currency signs and currencies, {@link MOST_CURRENCIES} of each. */
  readonly signs: readonly string[];
  readonly currencies: readonly string[];
  readonly paddedIds: PaddedIds;
  readonly percents: readonly PercentCount[];
  /** Of the ids of the rows that were kept; absent where no column holds any. */
  readonly eventIds?: RowHashes;
}

/** Most currencies that are told apart. */
export const MOST_CURRENCIES = 20;

/** The notes on stretches that follow each other as those on one; `offsets` = data rows before each. O(stretches). */
export function joinNotes(counts: readonly NoteCounts[], offsets: readonly number[]): NoteCounts {
  const sum = (of: 'implausible' | 'readByOtherOrder' | 'months' | 'minuses' | 'huge'): number =>
    counts.reduce((total, each) => total + each[of], 0);
  const first = (row: 'implausibleRow' | 'minusRow' | 'hugeRow'): number => {
    const at = counts.findIndex((each) => each[row] > 0);
    return at < 0 ? 0 : counts[at]![row] + offsets[at]!;
  };
  const eventIds = counts.flatMap((each) => each.eventIds ?? []);
  return {
    implausible: sum('implausible'),
    implausibleRow: first('implausibleRow'),
    readByOtherOrder: sum('readByOtherOrder'),
    months: sum('months'),
    minuses: sum('minuses'),
    minusRow: first('minusRow'),
    huge: sum('huge'),
    hugeRow: first('hugeRow'),
    hugeText: counts.find(({ huge }) => huge > 0)?.hugeText ?? '',
    signs: firstOf(counts.map(({ signs }) => signs)),
    currencies: firstOf(counts.map(({ currencies }) => currencies)),
    paddedIds: joinPaddedIds(counts.map(({ paddedIds }) => paddedIds)),
    percents: joinPercents(
      counts.map(({ percents }) => percents),
      offsets,
    ),
    ...(eventIds.length === 0 ? {} : { eventIds: joinRowHashes(eventIds) }),
  };
}

function firstOf(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].slice(0, MOST_CURRENCIES);
}
