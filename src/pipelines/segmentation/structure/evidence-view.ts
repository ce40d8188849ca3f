import type { Gap } from '../../../kernels/gap-statistic.ts';
import type { EvidencePoint, GapPoint } from '../views.ts';
import type { KEvidence, NullBand } from './evidence.ts';

/** What the screen sees of the evidence at one k: parts that are not measured are undefined. */
export function evidencePoint(each: KEvidence): EvidencePoint {
  return {
    k: each.k,
    silhouette: known(each.silhouette),
    silhouetteSe: known(each.silhouetteSe),
    nullGaussian: knownBand(each.gaussianBand),
    nullCopula: knownBand(each.copulaBand),
    gapGaussian: knownGap(each.gaussianGap),
    gapCopula: knownGap(each.copulaGap),
    predictionStrength: known(each.predictionStrength),
    predictionStrengthSe: known(each.predictionStrengthSe),
    stability: known(each.stability),
    stabilityNull: knownBand(each.stabilityBand),
    dipPValue: known(each.dipPValue),
  };
}

function known(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function knownBand(band: NullBand): NullBand | undefined {
  return Number.isFinite(band.sd) ? band : undefined;
}

function knownGap({ gap, standardError }: Gap): GapPoint | undefined {
  return Number.isFinite(gap) && Number.isFinite(standardError) ? { gap, standardError } : undefined;
}
