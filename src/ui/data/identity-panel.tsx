import type { IdentityView } from '../../pipelines/segmentation/views.ts';
import { formatCount, formatCounted } from '../parts/format-number.ts';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { WarningList } from '../parts/warning-list.tsx';
import styles from './data.module.css';

const KINDS: Readonly<Record<string, string>> = {
  cycle: 'Cycle',
  conflict: 'Conflict',
  'self-merge': 'Merge with itself',
  'repeated-merge': 'Repeated merge',
  'rejected-row': 'Row left out',
  'unknown-id': 'Unknown id',
};

/** How ids became customers, and what was odd about the merge history. */
export function IdentityPanel({ identity }: { readonly identity: IdentityView }) {
  const issues = Object.values(identity.issueCounts).reduce((sum, count) => sum + count, 0);
  return (
    <Panel title="Identity resolution">
      <StatList
        stats={[
          { label: 'Ids in the data', value: formatCount(identity.rawIds) },
          {
            label: 'Customers',
            value: formatCount(identity.customers),
            note: `${formatCount(identity.merged)} ids joined to another`,
          },
          ...(identity.respelled === undefined
            ? []
            : [
                {
                  label: 'Ids in several spellings',
                  value: formatCount(identity.respelled.ids),
                  note: `written in ${formatCounted(identity.respelled.spellings, 'spelling')}`,
                },
              ]),
          { label: 'Merge history', value: formatCount(identity.mergeRows), note: 'rows' },
          { label: 'Longest chain', value: formatCount(identity.longestChain), note: 'merges' },
        ]}
      />
      <WarningList warnings={identity.warnings} />
      {issues === 0 ? (
        <p className={styles.muted}>
          {identity.mergeRows === 0
            ? `No merge history: every id${identity.respelled === undefined ? '' : ', whatever its spelling,'} is a customer.`
            : 'No issues in the merge history.'}
        </p>
      ) : (
        <>
          <p>
            {formatCounted(issues, 'issue')}:{' '}
            {Object.entries(identity.issueCounts)
              .map(([kind, count]) => `${formatCount(count)} × ${(KINDS[kind] ?? kind).toLowerCase()}`)
              .join(', ')}
            .
            {identity.issues.length < issues &&
              ` The first ${formatCount(identity.issues.length)} are listed.`}
          </p>
          <PlainTable
            caption="Issues of the merge history"
            maxHeight={320}
            columns={[
              { title: 'Kind', cell: ({ kind }) => KINDS[kind] ?? kind },
              { title: 'What', cell: ({ message }) => message },
              { title: 'Path', cell: ({ path }) => <code>{path.join(' → ')}</code> },
              { title: 'Done about it', cell: ({ action }) => action },
            ]}
            rows={identity.issues}
            rowKey={(_, index) => index}
          />
        </>
      )}
    </Panel>
  );
}
