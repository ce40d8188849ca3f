import { formatCount, formatFull, formatNumber, formatShare } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { StatList } from '../parts/stat-list.tsx';
import type { Compared } from './use-comparison.ts';

/** How alike the two segmentations are, each figure with what it is to be held against. */
export function Agreement({ compared: { comparison } }: { readonly compared: Compared }) {
  const { adjustedRand, variation, pairs, movers, onlyLeft, onlyRight } = comparison;
  const both = pairs.left.length;
  return (
    <Panel title="How alike they are" note={`Measured on the ${formatCount(both)} customers of both.`}>
      <StatList
        stats={[
          {
            label: 'Adjusted Rand index',
            value: <span title={formatFull(adjustedRand)}>{formatNumber(adjustedRand)}</span>,
            note: '1 = the same partition, about 0 = by chance',
          },
          {
            label: 'Variation of information',
            value: <span title={formatFull(variation.nats)}>{formatNumber(variation.nats)} nats</span>,
            note: `0 = the same, ${formatNumber(variation.independent)} = neither says anything of the other, ${formatNumber(variation.most)} at most`,
          },
          {
            label: 'Movers',
            value: formatCount(movers.length),
            note:
              both === 0
                ? 'no customer is in both'
                : `${formatShare(movers.length / both)} are not in the counterpart of their segment`,
          },
          {
            label: 'In one of them only',
            value: formatCount(onlyLeft + onlyRight),
            note: `${formatCount(onlyLeft)} in the first, ${formatCount(onlyRight)} in the second`,
          },
        ]}
      />
    </Panel>
  );
}
