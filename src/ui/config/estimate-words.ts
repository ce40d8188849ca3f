import type { EstimateBasis } from '../../engine/estimate.ts';
import type { RunEstimate } from '../../pipelines/segmentation/estimate/estimate-run.ts';
import { MEASURED_ON } from '../../pipelines/segmentation/estimate/unit-costs.ts';
import { formatBytes, formatDuration, formatShare } from '../parts/format-number.ts';

const BASIS: Readonly<Record<EstimateBasis, { readonly word: string; readonly sentence: string }>> = {
  kept: { word: 'kept', sentence: 'The results are kept from before.' },
  measured: { word: 'measured', sentence: 'Measured on this machine with these settings at this size.' },
  interpolated: { word: 'interpolated', sentence: 'Interpolated between sizes measured on this machine.' },
  extrapolated: {
    word: 'extrapolated',
    sentence: 'Extrapolated from other sizes or settings measured on this machine.',
  },
  scaled: { word: 'by pace', sentence: 'By the pace that other stages had on this machine.' },
  default: {
    word: 'default',
    sentence: `By defaults (${MEASURED_ON}) at the pace of a short trial here; the first run corrects them.`,
  },
};

/** One word for what an estimate rests on. */
export function basisWord(basis: EstimateBasis): string {
  return BASIS[basis].word;
}

/** A lesser part of the time is not worth a word. */
const LEAST_SHARE = 0.02;

/** What most of the time rests on, in a sentence that says how much of it rests on something else. */
export function basisSentence({ ms: whole, stages }: Pick<RunEstimate, 'ms' | 'stages'>): string {
  const byBasis = new Map<EstimateBasis, number>();
  for (const { basis, ms } of stages) byBasis.set(basis, (byBasis.get(basis) ?? 0) + ms);
  const [most, ...others] = [...byBasis].toSorted(([, one], [, other]) => other - one);
  const first = BASIS[most?.[0] ?? 'default'].sentence;
  const rest = others
    .filter(([, ms]) => ms >= LEAST_SHARE * whole && ms > 0)
    .map(([basis, ms]) => `${formatShare(twoDigits(ms / whole))} ${BASIS[basis].word}`);
  if (rest.length === 0) return first;
  return `Mostly ${first.charAt(0).toLowerCase()}${first.slice(1, -1)}; ${rest.join(', ')}.`;
}

/** "About 14 s, 120 MB of results", with two digits: it knows no more. */
export function estimateWords({ ms, bytes }: RunEstimate): string {
  const size = formatBytes(twoDigits(bytes));
  return ms === 0
    ? `Nothing to compute, ${size} of results`
    : `About ${formatDuration(twoDigits(ms))}, ${size} of results`;
}

/** Rounded to two significant digits. */
export function twoDigits(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}
