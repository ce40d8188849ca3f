import { digest } from '../../base/sha256.ts';
import type { StageReport } from '../../engine/events.ts';
import type { CustomerTable } from '../../io/customer-table.ts';
import type { SegmentationConfig } from './config.ts';
import { findingsOf } from './judgement/findings-of.ts';
import { judge } from './judgement/judge-segments.ts';
import { prepareJudgement } from './judgement/prepare-judgement.ts';
import type { Override } from './judgement/verdict.ts';
import type { SegmentationArtifacts } from './model.ts';
import type { Evidence } from './structure/evidence.ts';
import type { Sweep } from './sweep/artifacts.ts';
import type { Counted, Notice } from './notice.ts';
import type { CountedRows, ResultDocument } from './result-document.ts';
import type { SampleCheck } from './sensitivity/sample-check.ts';
import { known, knownMoney } from './result/known.ts';
import { segmentResult } from './result/segment-result.ts';
import { resultHash } from './result/result-hash.ts';
import { sensitivityResult } from './result/sensitivity-result.ts';
import { predictionResult, rfmResult, valueResult } from './result/value-result.ts';

/**
 * The result of a finished run as one document, the same from the page and from the command line; undefined while the
 * segments are not there. Only `stages` differs between two runs of the same configuration and data. `overrides` are
 * decisions by hand on segments of the chosen k.
 */
export function resultDocument(
  artifacts: Partial<SegmentationArtifacts>,
  reports: readonly StageReport[],
  config: SegmentationConfig,
  version: string,
  overrides: readonly Override[] = [],
): ResultDocument | undefined {
  const {
    acquired,
    checked,
    identity,
    importedCustomers,
    profiles,
    features,
    sweep,
    evidence,
    value,
    rfm,
    prediction,
  } = artifacts;
  const findings = findingsOf(artifacts, config);
  if (!profiles || !features || !sweep || findings === undefined) return undefined;
  const { kChoice, segmentation: chosen } = findings;
  const prepared = prepareJudgement(findings, config.economics, config.source.seed);
  const verdicts = judge(prepared, config, overrides);
  const table = acquired === undefined ? importedCustomers : undefined;
  return {
    schemaVersion: 1,
    app: { name: 'Strata', version },
    config,
    dataHash: acquired?.dataHash ?? (table === undefined ? '' : tableHash(table.table)),
    resultHash: resultHash(chosen, judge(prepared, config, [])),
    funnel: funnelOf(artifacts),
    totals: totalsOf(artifacts),
    identity: identity === undefined ? null : pickIdentity(identity),
    mapping: acquired?.mapping ?? (table === undefined ? {} : tableMapping(table.table)),
    warnings: distinctNotices([
      ...(acquired?.warnings ?? []),
      ...(table?.report.warnings ?? []),
      ...(checked?.warnings ?? []),
      ...(identity?.warnings ?? []),
      ...sweep.warnings,
      ...(evidence?.warnings ?? []),
      ...testNotices(artifacts),
    ]),
    stages: reports.map(({ name, status, ms, bytes, metrics }) => ({ name, status, ms, bytes, metrics })),
    kSelection: {
      mode: kChoice.mode,
      range: kChoice.range,
      chosen: kChoice.chosen,
      structure: kChoice.structure,
      reason: kChoice.reason,
      disagreement: kChoice.disagreement,
      judgedRows: evidence?.judgedRows ?? null,
      sample: sampleResult(artifacts.sampleCheck),
      curve: curveOf(sweep, evidence),
    },
    segments: chosen.segments.map((segment) => segmentResult(segment, verdicts[segment.id]!)),
    sensitivity: sensitivityResult(artifacts),
    value: value === undefined ? null : valueResult(value),
    rfm: rfm === undefined ? null : rfmResult(rfm, chosen),
    prediction: prediction === undefined ? null : predictionResult(prediction),
    truth: chosen.truth === undefined ? null : { ari: chosen.truth.ari, nmi: chosen.truth.nmi },
  };
}

function sampleResult(check: SampleCheck | undefined): ResultDocument['kSelection']['sample'] {
  if (check?.agreement === undefined) return null;
  const { made, rows, sampled, agreement } = check;
  return {
    made,
    customers: rows,
    sampled,
    ariWithAll: agreement.withAll,
    ariBetweenSamples: agreement.betweenSamples,
  };
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

function curveOf(sweep: Sweep, evidence: Evidence | undefined): ResultDocument['kSelection']['curve'] {
  return sweep.fits.map((fit) => {
    const judged = evidence?.byK.find(({ k }) => k === fit.k);
    return {
      k: fit.k,
      inertia: fit.inertia,
      silhouette: fit.silhouette,
      silhouetteSe: fit.silhouetteSe,
      calinskiHarabasz: fit.calinskiHarabasz,
      daviesBouldin: fit.daviesBouldin,
      judgedSilhouette: known(judged?.silhouette),
      judgedSilhouetteSe: known(judged?.silhouetteSe),
      nullSilhouetteMean: known(judged?.gaussianBand.mean),
      nullSilhouetteP95: known(judged?.gaussianBand.p95),
      nullCopulaMean: known(judged?.copulaBand.mean),
      nullCopulaP95: known(judged?.copulaBand.p95),
      gaussianGap: known(judged?.gaussianGap.gap),
      gaussianGapSe: known(judged?.gaussianGap.standardError),
      copulaGap: known(judged?.copulaGap.gap),
      copulaGapSe: known(judged?.copulaGap.standardError),
      predictionStrength: known(judged?.predictionStrength),
      predictionStrengthSe: known(judged?.predictionStrengthSe),
      stability: known(judged?.stability),
      nullStabilityMean: known(judged?.stabilityBand.mean),
      nullStabilityP95: known(judged?.stabilityBand.p95),
      dipPValue: known(judged?.dipPValue),
    };
  });
}

function testNotices(artifacts: Partial<SegmentationArtifacts>): readonly Notice[] {
  const { sampling, featureTest, timeTest, restartTest, noiseTest, nullTest, value, prediction } = artifacts;
  return [sampling, featureTest, timeTest, restartTest, noiseTest, nullTest, value, prediction].flatMap(
    (test) => test?.warnings ?? [],
  );
}

function distinctNotices(notices: readonly Notice[]): readonly Notice[] {
  const byText = new Map(notices.map(({ code, message }) => [`${code}\n${message}`, { code, message }]));
  return [...byText.values()];
}
