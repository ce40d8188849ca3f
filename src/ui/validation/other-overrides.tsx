import type { KeptOverride } from '../../state/overrides.ts';
import { useActions } from '../app-context.ts';
import { DispositionMark } from '../judgement/disposition-mark.tsx';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

/** Decisions on segments that are not the shown ones: kept, said, and not applied. */
export function OtherOverrides({ overrides }: { readonly overrides: readonly KeptOverride[] }) {
  const { dropOverride } = useActions();
  if (overrides.length === 0) return undefined;
  return (
    <Panel
      title="Decisions made for another result, not applied"
      note="They were made on other segments: another number of them, or an earlier run whose segments held other customers. They apply again when exactly those segments are shown."
    >
      <PlainTable
        caption="Decisions made for another result, not applied"
        columns={[
          { title: 'Segment then', cell: ({ segment, name, k }) => `${segment + 1} ${name}, of ${k}` },
          {
            title: 'Decision',
            cell: ({ disposition }) => <DispositionMark disposition={disposition} byHand />,
          },
          { title: 'Note', cell: ({ note }) => note },
          {
            title: 'Drop',
            cell: (override) => (
              <Button
                aria-label={`Drop the decision on ${override.segment + 1} ${override.name}`}
                onClick={() => dropOverride(override)}
              >
                Drop
              </Button>
            ),
          },
        ]}
        rows={overrides}
        rowKey={({ k, labels, segment }) => `${k} ${labels} ${segment}`}
      />
    </Panel>
  );
}
