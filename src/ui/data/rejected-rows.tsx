import { formatCount } from '../parts/format-number.ts';
import { PlainTable } from '../parts/plain-table.tsx';

interface Reason {
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstRows: readonly number[];
}

/** Rows left out, by reason, with the first of them. */
export function RejectedRows({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly Reason[];
}) {
  return (
    <PlainTable
      caption={caption}
      columns={[
        { title: 'Reason', cell: ({ message }) => message.charAt(0).toUpperCase() + message.slice(1) },
        { title: 'Rows', align: 'right', cell: ({ count }) => formatCount(count) },
        { title: 'First rows', cell: ({ firstRows }) => firstRows.map((row) => formatCount(row)).join(', ') },
      ]}
      rows={rows}
      rowKey={({ reason }) => reason}
    />
  );
}
