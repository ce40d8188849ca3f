import type { Prediction } from '../prediction/artifacts.ts';
import { type Prose, given, prose, sentences } from './prose.ts';
import { figure, share } from './quantities.ts';

/** How much of the next period's revenue segments explain, beside RFM quintiles and random groups. */
export function predictionWords(prediction: Prediction | undefined): Prose {
  if (prediction === undefined) return prose`Not tested.`;
  const segments = prediction.explained.find(({ grouping }) => grouping === 'segments');
  const rfm = prediction.explained.find(({ grouping }) => grouping === 'RFM quintiles');
  if (segments === undefined) return sentences(prediction.warnings.map(({ message }) => [given(message)]));
  const band = prediction.random.etaSquared.p95;
  return sentences([
    prose`Segments made on the days up to ${prediction.until} explain ${share(segments.etaSquared)} of the variance of revenue in the days after (Gini gain ${figure(segments.giniGain)}).`,
    segments.etaSquared > band
      ? prose`Random groups of the same sizes stay below ${share(band)} in 95% of draws.`
      : prose`Random groups of the same sizes reach ${share(band)} (95% quantile): that is not more than chance.`,
    rfm === undefined
      ? undefined
      : prose`RFM quintiles explain ${share(rfm.etaSquared)} with ${String(rfm.groups)} groups.`,
  ]);
}
