import type { Range, SegmentEconomics } from '../../pipelines/segmentation/judgement/verdict.ts';
import { formatShort } from '../charts/format-quantity.ts';
import { formatCount, formatShare } from '../parts/format-number.ts';
import { type Stat, StatList } from '../parts/stat-list.tsx';

/** What addressing one segment costs and brings, as ranges over the draws. */
export function EconomicsWords({
  economics,
  size,
}: {
  readonly economics: SegmentEconomics;
  readonly size: number;
}) {
  const { cost, gain, roi, profitable, breakEvenLift, sampleSize, because } = economics;
  const missing = because ?? 'it could not be reckoned';
  const stats: readonly Stat[] = [
    { label: 'Cost', value: formatShort(cost.median), note: spread(cost) },
    { label: 'Gain', value: formatShort(gain?.median), note: gain ? spread(gain) : missing },
    {
      label: 'Return on cost',
      value: formatShort(roi?.median),
      note: roi ? spread(roi) : missing,
    },
    {
      label: 'Chance of a profit',
      value: formatShare(profitable),
      note: profitable === undefined ? missing : 'of the draws return more than they cost',
    },
    {
      label: 'Break-even lift',
      value: formatShare(breakEvenLift),
      note: breakEvenLift === undefined ? missing : 'rise of value that pays the cost',
    },
    {
      label: 'A/B test, each arm',
      value: formatCount(sampleSize),
      note:
        sampleSize === undefined
          ? missing
          : 2 * sampleSize > size
            ? `customers, more than the segment has (${formatCount(size)})`
            : 'customers at least, for 80% power at 5%',
    },
  ];
  return <StatList stats={stats} />;
}

function spread({ low, high }: Range): string {
  return `${formatShort(low)} to ${formatShort(high)} in 90% of draws`;
}
