import { countedText } from '../../../base/number-text.ts';
import type { HoldoutCheck, Value } from '../value/artifacts.ts';
import { type Prose, given, prose, sentences } from './prose.ts';
import { count, figure } from './quantities.ts';

/** Which model stands behind customer value, and how it fared on purchases held out. */
export function valueWords(value: Value | undefined): Prose {
  if (value === undefined) return prose`Not tested.`;
  return sentences([
    prose`Estimated by ${methodWords(value.method)}, over ${countedText(value.horizonMonths, 'month')}.`,
    value.because === undefined ? undefined : [given(value.because)],
    holdoutWords(value.holdout),
  ]);
}

/** The method within a sentence. */
export function methodWords(method: Value['method']): string {
  return method === 'shrinkage estimate' ? 'a shrinkage estimate in place of the models' : method;
}

function holdoutWords(holdout: HoldoutCheck | undefined): Prose {
  if (holdout === undefined) return prose`The forecast was not checked against purchases held out.`;
  const { actual, predicted, naive, mae, naiveMae } = holdout;
  return prose`On the purchases held out it expects ${count(predicted)} where ${count(actual)} were made (past rates: ${count(naive)}); the mean error per customer is ${figure(mae)}, ${mae < naiveMae ? 'less than' : 'no less than'} the ${figure(naiveMae)} of past rates.`;
}
