import { countText, fixedNumber } from '../../../base/number-text.ts';
import type { SampleCheck } from '../sensitivity/sample-check.ts';

/** How far segments made on a sample are those of all customers; undefined where a sample would hold everyone. O(1). */
export function sampleWords({ k, rows, sampled, made, agreement }: SampleCheck): string | undefined {
  if (agreement === undefined) return undefined;
  const ari = `Sampled clustering agrees ARI ${fixedNumber(agreement.withAll, 3)} with clustering all customers`;
  const apart = `two samples drawn apart agree ARI ${fixedNumber(agreement.betweenSamples, 3)}`;
  const part = `${countText(sampled)} of ${countText(rows)} customers`;
  return made === 'sample'
    ? `These segments were made on ${part}, and everyone was given to the nearest centre. ${ari} at ${k} segments; ${apart}.`
    : `${ari}, with ${part} clustered at ${k} segments and everyone given to the nearest centre; ${apart}. The segments shown are those of all customers.`;
}
