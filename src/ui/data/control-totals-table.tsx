import type { ControlTotals } from '../../pipelines/segmentation/model.ts';
import type { AcquiredView, CheckedView, IdentityView } from '../../pipelines/segmentation/views.ts';
import { formatCount, formatMoney } from '../parts/format-number.ts';
import { Missing } from '../parts/missing.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';

interface Row {
  readonly stage: string;
  readonly totals: ControlTotals;
}

/** Sums that each stage hands on; what differs is what the stage lists as set aside or united. */
export function ControlTotalsTable({
  acquired,
  checked,
  identity,
}: {
  readonly acquired: AcquiredView;
  readonly checked: CheckedView;
  readonly identity: IdentityView;
}) {
  const rows: readonly Row[] = [
    { stage: 'Acquired', totals: acquired.totals },
    { stage: 'After the quality check', totals: checked.totals },
    { stage: 'After identity resolution', totals: identity.totals },
  ];
  return (
    <Panel
      title="Control totals"
      note="Carried from stage to stage. Rows set aside may lower them; identity resolution may only lower the number of customers. Amounts are in the currency of the data."
    >
      <PlainTable
        caption="Control totals by stage"
        columns={[
          { title: 'Stage', cell: ({ stage }) => stage },
          { title: 'Events', align: 'right', cell: ({ totals }) => formatCount(totals.events) },
          { title: 'Customers', align: 'right', cell: ({ totals }) => formatCount(totals.customers) },
          { title: 'Revenue, net', align: 'right', cell: ({ totals }) => formatMoney(totals.revenue) },
          { title: 'Refunds', align: 'right', cell: ({ totals }) => formatMoney(totals.refunds) },
          {
            title: 'Days',
            align: 'right',
            cell: ({ totals }) =>
              totals.firstDay === undefined ? (
                <Missing reason="there are no events" />
              ) : (
                `${totals.firstDay} – ${totals.lastDay}`
              ),
          },
        ]}
        rows={rows}
        rowKey={({ stage }) => stage}
      />
    </Panel>
  );
}
