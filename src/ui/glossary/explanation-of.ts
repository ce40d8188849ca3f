import type { Explainer } from '../parts/explanation.ts';
import { statisticIn } from './statistic-names.ts';

/** Explains the statistics in titles; their texts are loaded when the first one is asked for. */
export const explanationOf: Explainer = (title) => {
  const name = statisticIn(title);
  return name === undefined
    ? undefined
    : async () => {
        const { STATISTICS } = await import('./statistics.ts');
        return STATISTICS[name];
      };
};
