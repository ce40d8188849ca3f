import type { NullBand } from '../structure/evidence.ts';
import { roundedMoney } from '../rounded-money.ts';
import type { NullBandResult } from './evidence-document.ts';

/** JSON has no NaN and no infinity: what could not be measured is null. */
export function known(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

export function knownEach(values: Iterable<number>): readonly (number | null)[] {
  return Array.from(values, known);
}

export function knownMoney(sum: number | undefined): number | null {
  return sum === undefined || !Number.isFinite(sum) ? null : roundedMoney(sum);
}

export function knownBand(band: Pick<NullBand, 'draws' | 'mean' | 'p95'>): NullBandResult {
  return { draws: band.draws, mean: known(band.mean), p95: known(band.p95) };
}
