import type { AcquiredView } from '../../pipelines/segmentation/views.ts';
import { Bars } from '../parts/bars.tsx';
import { formatAlignedShare, formatCount } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import styles from './data.module.css';

interface Row {
  readonly name: string;
  readonly count: number;
}

/** Events over time and by type, and the archetypes that generated customers were made from. */
export function DataShape({ acquired }: { readonly acquired: AcquiredView }) {
  const { byWeek, byType, archetypes } = acquired;
  return (
    <>
      {byWeek.length > 1 && (
        <Panel title="Events over time">
          <Bars
            title="Events per week"
            step="Week from"
            bars={byWeek.map(({ day, count }) => ({ label: day, value: count }))}
          />
        </Panel>
      )}
      <div className={styles.pair}>
        <Panel title="Event types">
          <Shares
            what="Type"
            caption="Events by type"
            rows={byType.map(({ type, count }) => ({ name: type.replaceAll('_', ' '), count }))}
          />
        </Panel>
        {archetypes.length > 0 && (
          <Panel
            title="Planted archetypes"
            note="Known groups of the generated customers: never a feature, only compared with the result."
          >
            <Shares what="Archetype" caption="Customers by archetype" rows={archetypes} />
          </Panel>
        )}
      </div>
    </>
  );
}

function Shares({
  what,
  caption,
  rows,
}: {
  readonly what: string;
  readonly caption: string;
  readonly rows: readonly Row[];
}) {
  const whole = rows.reduce((sum, { count }) => sum + count, 0);
  const share = (row: Row): number => (whole === 0 ? 0 : row.count / whole);
  const most = rows.reduce((max, row) => Math.max(max, share(row)), 0);
  return (
    <PlainTable
      caption={caption}
      columns={[
        { title: what, cell: ({ name }) => name },
        { title: 'Count', align: 'right', cell: ({ count }) => formatCount(count) },
        {
          title: 'Share',
          align: 'right',
          cell: (row) => (
            <>
              {formatAlignedShare(share(row))}
              <span className={styles.share} aria-hidden="true">
                <span style={{ width: `${most === 0 ? 0 : (100 * share(row)) / most}%` }} />
              </span>
            </>
          ),
        },
      ]}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}
