import { version } from '../../base/version.ts';
import type { ResultDocument } from '../../pipelines/segmentation/result-document.ts';
import { useApp } from '../app-context.ts';
import {
  formatCount,
  formatCounted,
  formatMoney,
  formatNumber,
  formatShare,
} from '../parts/format-number.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { Panel } from '../parts/panel.tsx';
import { PlainTable } from '../parts/plain-table.tsx';
import { StaleBlock } from '../parts/stale-block.tsx';
import { StatList } from '../parts/stat-list.tsx';
import { ResultsPending } from '../shell/results-pending.tsx';
import { SegmentName } from '../segment-name.tsx';
import { StructureMark } from '../structure/structure-mark.tsx';
import { STRUCTURE_WORDS } from '../structure/structure-words.ts';
import { useStaleness } from '../use-staleness.ts';
import { Downloads } from './downloads.tsx';
import styles from './report.module.css';
import { structureStats } from './structure-stats.ts';

/** The result of the last finished run in plain words, and as files. */
export function ReportPage() {
  const result = useApp((state) => state.run.result);
  const why = useStaleness(['segmentations']);
  if (result === undefined) return <ResultsPending title="Report" />;
  const { kSelection, segments, totals } = result;
  return (
    <PageFrame
      title="Report"
      lead={
        <>
          {formatCounted(totals.customers, 'customer')} in {formatCounted(segments.length, 'segment')},{' '}
          <StructureMark structure={kSelection.structure} />.
        </>
      }
    >
      <StaleBlock why={why}>
        <Downloads result={result} />
        <DataPanel result={result} />
        <ChoicePanel result={result} />
        <SegmentsPanel result={result} />
        <Panel title="Limits">
          <ul className={styles.limits}>
            <li>
              Robustness, value over time and economics have not been tested; no segment carries a verdict.
            </li>
            <li>
              Segments describe these data between the first and the last day; they say nothing about causes.
            </li>
            {kSelection.structure === 'none' && (
              <li>Data without segments look the same: these segments are a cut of a cloud.</li>
            )}
            {kSelection.structure === 'weak' && (
              <li>
                The segments are a convenient cut, not a discovery: another sample may be cut elsewhere.
              </li>
            )}
            <li>k-means finds compact groups of similar spread; other shapes are cut up.</li>
          </ul>
        </Panel>
        <Stamp result={result} />
      </StaleBlock>
    </PageFrame>
  );
}

function ChoicePanel({ result: { kSelection, truth } }: { readonly result: ResultDocument }) {
  const { mode, chosen, range, structure, reason, disagreement } = kSelection;
  return (
    <Panel title="Choice of the number of segments" note={reason}>
      <StatList
        stats={[
          {
            label: 'Segments',
            value: chosen,
            note: mode === 'fixed' ? 'set beforehand' : `of ${range[0]} to ${range[1]} tried`,
          },
          ...structureStats(kSelection),
          ...(truth === null
            ? []
            : [
                {
                  label: 'Adjusted Rand index',
                  value: formatNumber(truth.ari),
                  note: 'against known groups',
                },
              ]),
        ]}
      />
      <p>
        <StructureMark structure={structure} />: {STRUCTURE_WORDS[structure].meaning}.
        {mode === 'auto' &&
          disagreement.length > 0 &&
          ` Other criteria would choose otherwise: ${disagreement.map(({ criterion, k }) => `${criterion} ${k}`).join(', ')}.`}
      </p>
    </Panel>
  );
}

function DataPanel({ result: { funnel, totals, identity, warnings } }: { readonly result: ResultDocument }) {
  const rejected = funnel.rejected.reduce((sum, { count }) => sum + count, 0);
  const aside = funnel.quarantined.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title="Data">
      <p>
        {formatCounted(funnel.read, 'row')} read, {formatCount(rejected)} rejected, {formatCount(aside)} set
        aside, {formatCount(funnel.kept)} kept
        {identity !== null &&
          `; ${formatCounted(identity.rawIds, 'id')} became ${formatCounted(identity.customers, 'customer')}`}
        .{warnings.length > 0 && ` ${formatCounted(warnings.length, 'warning')}, listed on the Data page.`}
      </p>
      <StatList
        stats={[
          { label: 'Customers', value: formatCount(totals.customers) },
          { label: 'Events', value: formatCount(totals.events) },
          {
            label: 'Revenue, net of refunds',
            value: formatMoney(totals.revenue),
            note: totals.revenue === null ? 'the data hold no amounts' : 'in the currency of the data',
          },
          { label: 'Refunds', value: formatMoney(totals.refunds) },
          {
            label: 'Days',
            value: totals.firstDay ?? '—',
            note: totals.lastDay === null ? 'the data hold no times' : `to ${totals.lastDay}`,
          },
        ]}
      />
    </Panel>
  );
}

function SegmentsPanel({ result }: { readonly result: ResultDocument }) {
  return (
    <Panel title="Segments">
      <PlainTable
        caption="Segments with size, revenue and the rule that recognises a member"
        columns={[
          { title: 'Segment', cell: ({ id, name }) => <SegmentName id={id - 1} name={name} /> },
          { title: 'Customers', align: 'right', cell: ({ size }) => formatCount(size) },
          { title: 'Share', align: 'right', cell: ({ share }) => formatShare(share) },
          { title: 'Revenue', align: 'right', cell: ({ revenue }) => formatMoney(revenue) },
          {
            title: 'A member is recognised by',
            cell: ({ rule }) =>
              `${rule.text} (right for ${formatShare(rule.precision)} of whom it names, finds ${formatShare(rule.recall)})`,
          },
        ]}
        rows={result.segments}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
}

function Stamp({ result: { app, config, dataHash, resultHash } }: { readonly result: ResultDocument }) {
  return (
    <dl className={styles.stamp}>
      <dt>Made with</dt>
      <dd>
        {app.name} {app.version}
        {app.version !== version && ` (this page is ${version})`}, seed {config.source.seed}
      </dd>
      <dt>Data</dt>
      <dd>
        <code>{dataHash}</code>
      </dd>
      <dt>Result</dt>
      <dd>
        <code>{resultHash}</code>
      </dd>
    </dl>
  );
}
