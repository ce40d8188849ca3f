import { countText, fixedNumber } from '../../../base/number-text.ts';
import type { ResultDocument } from '../result-document.ts';
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

/** Said of segments made on a sample that was not held against all customers. */
export const SAMPLE_UNTESTED = {
  title: 'Sample against all customers: not tested',
  text: 'These segments were made on a sample, and everyone was given to the nearest centre. Whether all customers would give the same ones is not known: switch on “Hold a sample against all” in the configuration, under Sensitivity, and run again.',
} as const;

/** What is to be said of samples beside a result; undefined where everyone was clustered and nothing was asked. O(1). */
export function sampleWordsOf({
  config,
  totals,
  kSelection,
}: Pick<ResultDocument, 'config' | 'totals' | 'kSelection'>): string | undefined {
  const { sample, chosen: k } = kSelection;
  if (sample !== null) {
    const { made, customers: rows, sampled, ariWithAll: withAll, ariBetweenSamples: betweenSamples } = sample;
    return sampleWords({ k, rows, sampled, made, agreement: { withAll, betweenSamples } });
  }
  const isSampled = config.clustering.sample === 'sample' && totals.customers > config.clustering.sampleRows;
  return isSampled ? `${SAMPLE_UNTESTED.title}. ${SAMPLE_UNTESTED.text}` : undefined;
}
