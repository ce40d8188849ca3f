import type { Criterion } from '../../pipelines/segmentation/judgement/verdict.ts';
import { settingTitle } from '../../state/draft.ts';
import { DispositionMark } from '../judgement/disposition-mark.tsx';
import { Missing } from '../parts/missing.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { askedText, marginText, quantityText, reachedText } from './criterion-text.ts';
import { SetButton } from './set-button.tsx';

/** Every criterion of one segment with its margin, and what would have to be set for it to pass. */
export function CriteriaTable({
  criteria,
  onSet,
}: {
  readonly criteria: readonly Criterion[];
  readonly onSet: (path: string, value: number) => void;
}) {
  return (
    <PlainTable<Criterion>
      caption="Criteria of the segment"
      columns={[
        { title: 'Criterion', cell: ({ title }) => title },
        { title: 'Outcome', cell: (criterion) => <Outcome criterion={criterion} /> },
        {
          title: 'Value',
          align: 'right',
          cell: (criterion) =>
            criterion.value === undefined ? (
              <Missing reason={criterion.because ?? 'not tested'} />
            ) : (
              <span title={String(criterion.value)}>{reachedText(criterion)}</span>
            ),
        },
        { title: 'Asked', align: 'right', cell: askedText },
        { title: 'Margin', align: 'right', cell: marginText },
        {
          title: 'Would pass',
          cell: ({ setting, nearest, unit, outcome, because }) =>
            outcome === 'not tested' ? (
              because
            ) : nearest === undefined ? (
              outcome === 'fail' ? (
                'no setting would'
              ) : (
                ''
              )
            ) : (
              <SetButton
                text={quantityText(nearest, unit)}
                title={settingTitle(setting)}
                onPress={() => onSet(setting, nearest)}
              />
            ),
        },
      ]}
      rows={criteria}
      rowKey={({ setting }) => setting}
    />
  );
}

function Outcome({ criterion: { outcome, severity } }: { readonly criterion: Criterion }) {
  return outcome === 'fail' ? (
    <DispositionMark disposition={severity === 'reject' ? 'Reject' : 'Review'} />
  ) : (
    <Verdict kind={outcome} />
  );
}
