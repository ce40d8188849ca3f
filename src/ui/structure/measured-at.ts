import { STRUCTURE_THRESHOLDS as from } from '../../pipelines/segmentation/structure/thresholds.ts';
import type { NullBand } from '../../pipelines/segmentation/structure/evidence.ts';
import type { EvidencePoint, GapPoint, KPoint } from '../../pipelines/segmentation/views.ts';
import { formatFixed, formatShort } from '../charts/format-quantity.ts';
import type { VerdictKind } from '../parts/verdict.tsx';

/** A measure at one k, what it is held against, and what follows. */
export interface Measured {
  readonly name: string;
  readonly value: string;
  readonly against: string;
  readonly outcome: VerdictKind;
  readonly word: string;
}

/** Everything known at one k; without evidence each measure stands alone, and says so. */
export function measuredAt(point: KPoint, evidence: EvidencePoint | undefined): readonly Measured[] {
  const { inertia, calinskiHarabasz, daviesBouldin } = point;
  return [
    ...(evidence === undefined ? [silhouetteAlone(point)] : evidenceRows(evidence)),
    inertiaRow(inertia, evidence?.gapGaussian),
    relative('Calinski–Harabasz', formatShort(calinskiHarabasz)),
    relative('Davies–Bouldin', formatFixed(daviesBouldin ?? NaN, 2)),
  ];
}

const ONLY_OTHER_K = 'to be compared with other k only';
const NOT_MEASURED = 'held against nothing here';

/** Whether a silhouette exceeds a null band by as much as the rule asks; undefined without a band. */
export function exceedsBand(value: number | undefined, band: NullBand | undefined): boolean | undefined {
  if (value === undefined || band === undefined || !Number.isFinite(band.p95)) return undefined;
  return value > band.p95 && !(value <= band.mean + from.nullMargin * band.sd);
}

function evidenceRows(evidence: EvidencePoint): readonly Measured[] {
  const { silhouette, silhouetteSe, nullGaussian, nullCopula } = evidence;
  const value = withError(silhouette, silhouetteSe, 3);
  return [
    silhouetteRow(value, GAUSSIAN, nullGaussian, exceedsBand(silhouette, nullGaussian)),
    silhouetteRow(value, COPULA, nullCopula, exceedsBand(silhouette, nullCopula)),
    strengthRow(evidence),
    stabilityRow(evidence),
    dipRow(evidence.dipPValue),
  ];
}

/** A cloud without clusters that a silhouette is held against. */
interface Cloud {
  readonly name: string;
  readonly against: string;
}

const GAUSSIAN: Cloud = { name: 'Silhouette beyond one cloud', against: 'one Gaussian cloud' };
const COPULA: Cloud = { name: 'Silhouette beyond the marginals', against: 'one of the same marginals' };

function silhouetteRow(
  value: string,
  { name, against }: Cloud,
  band: NullBand | undefined,
  exceeds: boolean | undefined,
): Measured {
  if (band === undefined || exceeds === undefined) return untested(name, value, NOT_MEASURED);
  return {
    name,
    value,
    against: `${against} reaches ${formatFixed(band.p95, 2)}`,
    ...(exceeds ? passed('Exceeds it') : failed('Within its reach')),
  };
}

function strengthRow({ predictionStrength, predictionStrengthSe }: EvidencePoint): Measured {
  const value = withError(predictionStrength, predictionStrengthSe, 2);
  const against = `clear segments have ${from.predictionStrength}`;
  if (predictionStrength === undefined) return untested('Prediction strength', value, against);
  const reached = predictionStrength + (predictionStrengthSe ?? 0) >= from.predictionStrength;
  return {
    name: 'Prediction strength',
    value,
    against,
    ...(reached ? passed('Reaches it') : failed('Below it')),
  };
}

function stabilityRow({ stability, stabilityNull }: EvidencePoint): Measured {
  const value = formatFixed(stability ?? NaN, 2);
  const least = `unstable below ${from.stability}`;
  if (stability === undefined) return untested('Stability', value, least);
  if (stabilityNull === undefined || !Number.isFinite(stabilityNull.mean))
    return {
      name: 'Stability',
      value,
      against: least,
      ...(stability >= from.stability ? passed('Above it') : failed('Unstable')),
    };
  const better = stability > stabilityNull.mean + from.stabilityMargin * stabilityNull.sd;
  return {
    name: 'Stability',
    value,
    against: `${least}; a cloud of the same marginals has ${withError(stabilityNull.mean, stabilityNull.sd, 2)}`,
    ...(stability < from.stability
      ? failed('Unstable')
      : better
        ? passed('Above both')
        : failed('Not clearly above it')),
  };
}

function dipRow(pValue: number | undefined): Measured {
  const name = 'Gap between the two closest';
  const against = `a gap up to ${from.gapPValue}, the hint of one up to ${from.hintPValue}`;
  if (pValue === undefined || !Number.isFinite(pValue)) return untested(name, '—', against);
  const value = pValue < 0.001 ? 'p < 0.001' : `p = ${formatFixed(pValue, 3)}`;
  if (pValue <= from.gapPValue) return { name, value, against, ...passed('A gap') };
  return { name, value, against, ...(pValue <= from.hintPValue ? passed('A hint') : failed('No gap')) };
}

function inertiaRow(inertia: number, gap: GapPoint | undefined): Measured {
  const value = formatShort(inertia);
  if (gap === undefined || !Number.isFinite(gap.gap)) return relative('Inertia', value);
  return {
    name: 'Inertia',
    value,
    against: `gap to one Gaussian cloud ${withError(gap.gap, gap.standardError, 3)}`,
    ...(gap.gap > gap.standardError ? passed('Tighter') : failed('Not tighter')),
  };
}

function silhouetteAlone({ silhouette, silhouetteSe }: KPoint): Measured {
  const error = silhouetteSe === 0 ? undefined : silhouetteSe;
  return untested('Silhouette', withError(silhouette, error, 3), 'structure is not tested');
}

function withError(value: number | undefined, error: number | undefined, digits: 2 | 3): string {
  const text = formatFixed(value ?? NaN, digits);
  return error === undefined || !Number.isFinite(error) ? text : `${text} ± ${formatFixed(error, digits)}`;
}

function untested(name: string, value: string, against: string): Measured {
  return { name, value, against, outcome: 'not tested', word: 'Not tested' };
}

/** A measure that knows no threshold, only better and worse among several k. */
function relative(name: string, value: string): Measured {
  return { name, value, against: ONLY_OTHER_K, outcome: 'not tested', word: 'No threshold' };
}

const passed = (word: string) => ({ outcome: 'pass', word }) as const;
const failed = (word: string) => ({ outcome: 'fail', word }) as const;
