import { countText, fixedNumber, fixedPercent } from '../base/number-text.ts';
import { REJECT_MESSAGES } from '../io/reject-messages.ts';
import { sampleWordsOf } from '../pipelines/segmentation/explanation/sample-words.ts';
import { respelledText } from '../pipelines/segmentation/respelled-text.ts';
import type { DataResult } from '../pipelines/segmentation/result/data-result.ts';
import type { FailedDocument } from '../pipelines/segmentation/result/failed-document.ts';
import type { ResultDocument, Structure } from '../pipelines/segmentation/result-document.ts';

/** The result for people: funnel, choice of k, segments as a table, and the verdict on each with its reason. */
export function summaryText(document: ResultDocument): string {
  return [
    ...cloudLines(document),
    ...funnelLines(document),
    '',
    ...choiceLines(document),
    '',
    ...segmentLines(document),
    '',
    ...reasonLines(document),
    '',
    ...closingLines(document),
    '',
  ].join('\n');
}

/** What was read, for people, where no segments were made of it. */
export function dataText(document: FailedDocument): string {
  return funnelLines(document).join('\n');
}

function funnelLines({
  funnel,
  totals,
  identity,
  mapping,
  config,
  warnings,
}: Pick<ResultDocument, 'config'> & DataResult): readonly string[] {
  const what = config.source.kind === 'customers' ? 'Rows' : 'Events';
  const lines = [
    `${what}: ${countText(funnel.read)} read, ${countText(funnel.parsed)} parsed, ${countText(funnel.valid)} valid, ${countText(funnel.kept)} kept`,
  ];
  for (const { reason, count: rows, firstRows } of [...funnel.rejected, ...funnel.quarantined]) {
    lines.push(
      `  left out: ${countText(rows)} × ${reason} (first in row ${firstRows
        .slice(0, 3)
        .map((row) => countText(row))
        .join(', ')})`,
    );
    if (reason === 'ambiguous-time' || reason === 'ambiguous-amount')
      lines.push(`    ${REJECT_MESSAGES[reason]}`);
  }
  if (Object.keys(mapping).length > 0)
    lines.push(
      `Columns: ${Object.entries(mapping)
        .map(([role, column]) => `${role} = ${column}`)
        .join(', ')}`,
    );
  const money =
    totals.revenue === null
      ? ''
      : `, revenue ${amount(totals.revenue)} net of ${amount(totals.refunds ?? 0)} refunds`;
  const days = totals.firstDay === null ? '' : `, ${totals.firstDay} to ${totals.lastDay ?? ''}`;
  lines.push(`Customers: ${countText(totals.customers)}${money}${days}`);
  if (identity !== null && (identity.mergeRows > 0 || identity.respelled !== undefined)) {
    const issues = Object.entries(identity.issueCounts)
      .map(([kind, number]) => `${countText(number)} × ${kind}`)
      .join(', ');
    const found = issues === '' ? '' : `; ${issues}`;
    const spelling =
      identity.respelled === undefined ? '' : ` and by spelling (${respelledText(identity.respelled)})`;
    lines.push(
      `Identity: ${countText(identity.rawIds)} ids, ${countText(identity.merged)} joined to another by ${countText(identity.mergeRows)} merge rows${spelling}${found}`,
    );
  }
  return [...lines, ...warnings.map(({ message }) => `Note: ${message}`)];
}

/** What to know before any segment is read. */
function cloudLines({ kSelection }: ResultDocument): readonly string[] {
  if (kSelection.structure !== 'none') return [];
  return ['No clear structure: the segments below are cuts through one cloud of customers, not groups.', ''];
}

const STRUCTURE_WORDS: Readonly<Record<Structure, string>> = {
  clear: 'clear',
  weak: 'weak, a convenient cut and not a discovery',
  none: 'none',
  'not tested': 'not tested',
};

function choiceLines(document: ResultDocument): readonly string[] {
  const { structure, reason, disagreement } = document.kSelection;
  const sampled = sampleWordsOf(document);
  const others = disagreement.map(({ criterion, k }) => `${criterion} ${k}`).join(', ');
  return [
    `Structure: ${STRUCTURE_WORDS[structure]}.`,
    reason,
    ...(others === '' ? [] : [`Single criteria would take another k: ${others}.`]),
    ...(sampled === undefined ? [] : [sampled]),
  ];
}

function segmentLines({ segments }: ResultDocument): readonly string[] {
  const withRevenue = segments.some(({ revenue }) => revenue !== null);
  const total = segments.reduce((sum, { revenue }) => sum + (revenue ?? 0), 0);
  const header = [
    '',
    'Segment',
    'Customers',
    'Share',
    ...(withRevenue ? ['Revenue', 'of all'] : []),
    'Robustness',
    'Worst test',
    'Verdict',
    'How to recognise it',
  ];
  const rows = segments.map(({ id, name, size, share, revenue, robustness, verdict, rule }) => [
    String(id),
    name,
    countText(size),
    fixedPercent(share),
    ...(withRevenue ? [amount(revenue ?? 0), fixedPercent((revenue ?? 0) / (total || 1))] : []),
    jaccardText(robustness),
    robustness === null ? 'not tested' : `${robustness.tier} (${robustness.worst})`,
    verdict.disposition,
    `${rule.text} (precision ${fixedPercent(rule.precision)}, recall ${fixedPercent(rule.recall)})`,
  ]);
  const numeric = new Set([0, 2, 3, ...(withRevenue ? [4, 5] : [])]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Mean Jaccard of bootstrap samples with the range of 95 % of them. */
function jaccardText(robustness: Robustness): string {
  const { jaccardMean = null, jaccardLow = null, jaccardHigh = null } = robustness ?? {};
  if (jaccardMean === null || jaccardLow === null || jaccardHigh === null) return 'not tested';
  return `${jaccardMean.toFixed(2)} (${jaccardLow.toFixed(2)}–${jaccardHigh.toFixed(2)})`;
}

type Robustness = ResultDocument['segments'][number]['robustness'];

function reasonLines({ segments, sensitivity }: ResultDocument): readonly string[] {
  const drift =
    sensitivity.time?.drift?.found === true ? ['Behaviour differs between the halves of the period.'] : [];
  return [
    ...segments.map(({ id, verdict }) => `${verdict.disposition} ${id}: ${verdict.reason.text}`),
    ...drift,
  ];
}

function closingLines({ truth, stages, resultHash }: ResultDocument): readonly string[] {
  const ms = stages.reduce((sum, stage) => sum + stage.ms, 0);
  const known =
    truth === null
      ? []
      : [
          `Agreement with the known groups: adjusted Rand index ${fixedNumber(truth.ari, 3)}, mutual information ${truth.nmi.toFixed(3)}`,
        ];
  return [...known, `Result ${resultHash.slice(0, 16)} in ${(ms / 1000).toFixed(1)} s`];
}

function amount(value: number): string {
  return fixedNumber(value, 2);
}
