import type { HoldoutCheck, Value } from '../value/artifacts.ts';
import { type Prose, given, prose, sentences } from './prose.ts';
import { count, figure } from './quantities.ts';

/** Which model stands behind customer value, and how it fared on purchases held out. */
export function valueWords(value: Value | undefined): Prose {
  if (value === undefined) return prose`Not tested.`;
  return sentences([
    value.method === 'shrinkage estimate'
      ? prose`A shrinkage estimate stands in for the models${value.because === undefined ? undefined : prose`: ${given(value.because)}`}`
      : prose`Fitted by ${value.method}, over ${String(value.horizonMonths)} months.`,
    holdoutWords(value.holdout),
  ]);
}

function holdoutWords(holdout: HoldoutCheck | undefined): Prose {
  if (holdout === undefined) return prose`The forecast was not checked against purchases held out.`;
  const { actual, predicted, naive, mae, naiveMae } = holdout;
  return prose`On the purchases held out it expects ${count(predicted)} where ${count(actual)} were made (past rates: ${count(naive)}); the mean error per customer is ${figure(mae)}, ${mae < naiveMae ? 'less than' : 'no less than'} the ${figure(naiveMae)} of past rates.`;
}
