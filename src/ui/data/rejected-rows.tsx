import { formatCount } from '../parts/format-number.ts';
import { PlainTable } from '../parts/plain-table.tsx';

interface Reason {
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  readonly firstRows: readonly number[];
  /** What stood there, where that is known. */
  readonly examples?: readonly string[];
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
        ...(rows.some(({ examples }) => examples !== undefined)
          ? [{ title: 'For example', cell: ({ examples = [] }: Reason) => quoted(examples) }]
          : []),
      ]}
      rows={rows}
      rowKey={({ reason }) => reason}
    />
  );
}

function quoted(examples: readonly string[]): string {
  const texts = examples.filter((text) => text.trim() !== '');
  return texts.length === 0 ? 'nothing there' : texts.map((text) => `“${text}”`).join(', ');
}
