import type { StageReport } from '../../engine/events.ts';
import type { SegmentationConfig } from './config.ts';
import { findingsOf } from './judgement/findings-of.ts';
import { judge } from './judgement/judge-segments.ts';
import { prepareJudgement } from './judgement/prepare-judgement.ts';
import type { Override } from './judgement/verdict.ts';
import type { SegmentationArtifacts } from './model.ts';
import type { Evidence } from './structure/evidence.ts';
import type { Sweep } from './sweep/artifacts.ts';
import type { Notice } from './notice.ts';
import type { ResultDocument } from './result-document.ts';
import type { SampleCheck } from './sensitivity/sample-check.ts';
import { dataResult, distinctNotices, stageResult } from './result/data-result.ts';
import { known } from './result/known.ts';
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
  const { profiles, features, sweep, evidence, value, rfm, prediction } = artifacts;
  const findings = findingsOf(artifacts, config);
  if (!profiles || !features || !sweep || findings === undefined) return undefined;
  const { kChoice, segmentation: chosen } = findings;
  const prepared = prepareJudgement(findings, config.economics, config.source.seed);
  const verdicts = judge(prepared, config, overrides);
  const data = dataResult(artifacts);
  return {
    schemaVersion: 1,
    app: { name: 'Strata', version },
    config,
    dataHash: data.dataHash,
    resultHash: resultHash(chosen, judge(prepared, config, [])),
    funnel: data.funnel,
    totals: data.totals,
    identity: data.identity,
    mapping: data.mapping,
    import: data.import,
    warnings: distinctNotices([
      ...data.warnings,
      ...sweep.warnings,
      ...(evidence?.warnings ?? []),
      ...testNotices(artifacts),
    ]),
    stages: reports.map(stageResult),
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
