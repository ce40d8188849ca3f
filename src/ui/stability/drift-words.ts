import type { DriftTest } from '../../pipelines/segmentation/sensitivity/artifacts.ts';
import { formatFixed } from '../charts/format-quantity.ts';
import { formatCount } from '../parts/format-number.ts';

/** What the test for drift found, in one sentence with its numbers. */
export function driftSentence(drift: DriftTest | undefined): string {
  if (drift === undefined)
    return 'Drift was not tested: the halves hold too few customers or features, or the test is still to come.';
  const { customers, agreement, exchanged, z, found } = drift;
  const numbers = `among ${formatCount(customers)} customers active in both halves the segments agree to ${formatFixed(agreement, 2)}, where days exchanged at random between the halves give ${formatFixed(exchanged.mean, 2)} (5% below ${formatFixed(exchanged.p05, 2)}; z = ${formatFixed(z, 1)}, drift from −3)`;
  return found ? `Behaviour drifts: ${numbers}.` : `No drift beyond chance: ${numbers}.`;
}
