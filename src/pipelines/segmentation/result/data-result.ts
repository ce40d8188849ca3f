import { digest } from '../../../base/sha256.ts';
import type { StageReport } from '../../../engine/events.ts';
import type { CustomerTable } from '../../../io/customer-table.ts';
import type { SegmentationArtifacts } from '../model.ts';
import type { Counted, Notice } from '../notice.ts';
import type { CountedRows, ResultDocument } from '../result-document.ts';
import { knownMoney } from './known.ts';

/** What a document says of the data, whether they were segmented or not. */
export type DataResult = Pick<
  ResultDocument,
  'dataHash' | 'funnel' | 'totals' | 'identity' | 'mapping' | 'import' | 'warnings'
>;

/** The part of the document that the stages up to the profiles make, as far as they got. O(rows of a customer table). */
export function dataResult(artifacts: Partial<SegmentationArtifacts>): DataResult {
  const { acquired, checked, identity, importedCustomers } = artifacts;
  const table = acquired === undefined ? importedCustomers : undefined;
  return {
    dataHash: acquired?.dataHash ?? (table === undefined ? '' : tableHash(table.table)),
    funnel: funnelOf(artifacts),
    totals: totalsOf(artifacts),
    identity: identity === undefined ? null : pickIdentity(identity),
    mapping: acquired?.mapping ?? (table === undefined ? {} : tableMapping(table.table)),
    import: importOf(artifacts),
    warnings: distinctNotices([
      ...(acquired?.warnings ?? []),
      ...(table?.report.warnings ?? []),
      ...(checked?.warnings ?? []),
      ...(identity?.warnings ?? []),
    ]),
  };
}

/** What the document says of a stage. */
export function stageResult({
  name,
  status,
  ms,
  bytes,
  metrics,
}: StageReport): ResultDocument['stages'][number] {
  return { name, status, ms, bytes, metrics };
}

/** Each notice once. O(notices). */
export function distinctNotices(notices: readonly Notice[]): readonly Notice[] {
  const byText = new Map(notices.map(({ code, message }) => [`${code}\n${message}`, { code, message }]));
  return [...byText.values()];
}

function tableHash({ ids, columns, labels }: CustomerTable): string {
  const hash = digest().texts(ids);
  for (const { name, values } of columns) hash.text(name).array(values);
  if (labels !== undefined) hash.text(labels.name).texts(labels.names).array(labels.codes);
  return hash.hex();
}

function tableMapping({ columns, labels }: CustomerTable): ResultDocument['mapping'] {
  const features = { features: columns.map(({ name }) => name).join(', ') };
  return labels === undefined ? features : { ...features, truth: labels.name };
}

function importOf({ acquired, importedCustomers }: Partial<SegmentationArtifacts>): ResultDocument['import'] {
  const read = acquired ?? importedCustomers;
  return read === undefined || acquired?.source === 'synthetic' ? null : { choices: read.choices ?? [] };
}

function funnelOf({
  acquired,
  checked,
  importedCustomers,
}: Partial<SegmentationArtifacts>): ResultDocument['funnel'] {
  if (acquired !== undefined) {
    const events = acquired.totals.events;
    return {
      read: acquired.read,
      parsed: acquired.parsed,
      valid: checked?.valid ?? events,
      kept: checked?.kept ?? events,
      rejected: acquired.rejected.map(countedRows),
      quarantined: (checked?.quarantined ?? []).map(countedRows),
    };
  }
  const report = importedCustomers?.report;
  const rows = importedCustomers?.table.rows ?? 0;
  return {
    read: report?.read ?? rows,
    parsed: report?.parsed ?? rows,
    valid: report?.valid ?? rows,
    kept: rows,
    rejected: (report?.rejected ?? []).map(countedRows),
    quarantined: [],
  };
}

function countedRows({
  reason,
  count,
  firstRows,
}: Pick<Counted, 'reason' | 'count' | 'firstRows'>): CountedRows {
  return { reason, count, firstRows };
}

function totalsOf({ identity, profiles }: Partial<SegmentationArtifacts>): ResultDocument['totals'] {
  const totals = profiles?.totals ?? identity?.totals;
  return {
    events: totals?.events ?? 0,
    customers: profiles?.ids.length ?? 0,
    revenue: knownMoney(totals?.revenue),
    refunds: knownMoney(totals?.refunds),
    firstDay: totals?.firstDay ?? null,
    lastDay: totals?.lastDay ?? null,
  };
}

function pickIdentity(identity: SegmentationArtifacts['identity']): NonNullable<ResultDocument['identity']> {
  const { rawIds, canonicalIds, mergeRows, merged, respelled, issues, issueCounts } = identity;
  return {
    rawIds,
    customers: canonicalIds.length,
    mergeRows,
    merged,
    ...(respelled !== undefined && { respelled }),
    issues,
    issueCounts: { ...issueCounts },
  };
}
