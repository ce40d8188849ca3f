import type { Dimension } from '../../pipelines/segmentation/judgement/verdict.ts';
import { settingTitle } from '../../state/draft.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { SetButton } from './set-button.tsx';

const WORDS: Readonly<Record<Dimension['name'], string>> = {
  who: 'Who',
  what: 'What',
  when: 'When',
  how: 'How',
};

/** By what a segment could be addressed, each with its strongest contrast. */
export function DimensionsTable({
  dimensions,
  onSet,
}: {
  readonly dimensions: readonly Dimension[];
  readonly onSet: (path: string, value: number) => void;
}) {
  return (
    <PlainTable
      caption="Who, what, when and how"
      columns={[
        { title: 'Handle', cell: ({ name }) => WORDS[name] },
        {
          title: 'Outcome',
          cell: ({ outcome }) =>
            outcome === 'fail' ? <Verdict kind="fail" word="Too weak" /> : <Verdict kind={outcome} />,
        },
        {
          title: 'Strongest contrast',
          cell: ({ by }) => by?.replace(/([=≤≥] )-/, '$1−') ?? 'the data hold nothing that could say it',
        },
        {
          title: 'Asked',
          align: 'right',
          cell: ({ kind, threshold }) => `${kind === 'd' ? '|d|' : 'lift'} ≥ ${formatFixed(threshold, 2)}`,
        },
        { title: 'Margin', align: 'right', cell: ({ margin }) => signed(margin) },
        {
          title: 'Would pass',
          cell: ({ setting, nearest }) =>
            nearest === undefined ? (
              ''
            ) : (
              <SetButton
                text={formatFixed(nearest, 2)}
                title={settingTitle(setting)}
                onPress={() => onSet(setting, nearest)}
              />
            ),
        },
      ]}
      rows={dimensions}
      rowKey={({ name }) => name}
    />
  );
}

function signed(margin: number | undefined): string {
  if (margin === undefined) return '—';
  const text = formatFixed(margin, 2);
  return margin > 0 ? `+${text}` : text;
}
