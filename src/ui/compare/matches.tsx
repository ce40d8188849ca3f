import type { CategoryStyle } from '../charts/category-style.ts';
import { formatCount, formatNumber, formatShare } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { SegmentName } from '../segment-name.tsx';
import type { Compared } from './use-comparison.ts';

interface MatchRow {
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly both: number;
  readonly jaccard: number;
  readonly share: number;
}

/** Each segment beside its counterpart. */
export function Matches({ compared }: { readonly compared: Compared }) {
  const { left, right } = compared;
  return (
    <Panel
      title="Segments and their counterparts"
      note="One to one, so that as many customers as possible stay (Kuhn 1955). Jaccard is the share of the customers of the two segments together who are in both."
    >
      <PlainTable<MatchRow>
        caption="Segments and their counterparts"
        columns={[
          { title: 'From', cell: (row) => segment(left.segments, row.left) },
          { title: 'To', cell: (row) => segment(right.segments, row.right) },
          { title: 'Customers', align: 'right', cell: (row) => formatCount(row.both) },
          { title: 'Jaccard', align: 'right', cell: (row) => formatNumber(row.jaccard) },
          { title: 'Stay', align: 'right', cell: (row) => formatShare(row.share) },
        ]}
        rows={matchRows(compared)}
        rowKey={(row) => `${row.left}-${row.right}`}
      />
    </Panel>
  );
}

function segment(segments: readonly CategoryStyle[], id: number | undefined) {
  const style = id === undefined ? undefined : segments[id];
  return style === undefined ? (
    'no counterpart'
  ) : (
    <SegmentName id={style.index} name={style.name} style={style} />
  );
}

/** The matches in the order of the left segments, then what is left over on the right. */
function matchRows({ left, right, comparison }: Compared): readonly MatchRow[] {
  const none = { both: NaN, jaccard: NaN, share: NaN };
  const rows = left.segments.map(
    (_, id): MatchRow =>
      comparison.matches.find((match) => match.left === id) ?? { left: id, right: undefined, ...none },
  );
  const taken = new Set(comparison.matches.map((match) => match.right));
  const over = right.segments.flatMap((_, id): MatchRow[] =>
    taken.has(id) ? [] : [{ left: undefined, right: id, ...none }],
  );
  return [...rows, ...over];
}
