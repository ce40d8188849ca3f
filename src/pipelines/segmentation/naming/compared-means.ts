import type { ProfileColumn } from '../model.ts';
import type { NumberContrasts } from '../segments/number-contrasts.ts';
import type { RankedContrast } from '../segments/rank-contrasts.ts';
import { featureWords } from './feature-words.ts';
import { titleInText } from './title-in-text.ts';
import type { Phrase } from './trait.ts';

/** A difference of means must exceed so many standard errors to be told. */
const STANDARD_ERRORS = 2;

/**
 * What can be said of a segment's means where its members share no trait, strongest first: "higher order value". The
 * contrasts come first, then smaller differences that still exceed chance.
 */
export function comparedMeans(
  {
    columns,
    numbers,
  }: { readonly columns: readonly ProfileColumn[]; readonly numbers: readonly NumberContrasts[] },
  segment: number,
  contrasts: readonly RankedContrast[],
): readonly Phrase[] {
  const told = contrasts.map(({ contrast: { category, feature, inside, outside, title } }) => ({
    feature,
    phrase:
      category === undefined
        ? compared(feature, title, inside > outside)
        : `more often ${category.replaceAll('_', ' ')}`,
  }));
  const smaller = columns
    .map(({ name: feature, title }, at) => {
      const { effect, members, others } = numbers[at]!;
      const d = effect[segment]!;
      const error = Math.sqrt(1 / members[segment]! + 1 / others[segment]!);
      return { feature, phrase: compared(feature, title, d > 0), d: Math.abs(d), error };
    })
    .filter(
      ({ feature, d, error }) =>
        d > STANDARD_ERRORS * error && told.every((each) => each.feature !== feature),
    )
    .toSorted((a, b) => b.d - a.d);
  return [...told, ...smaller];
}

/** A title with a comma compares two ends already, as that of the mean hour: the nearer one is named. */
function compared(feature: string, title: string, isHigher: boolean): string {
  if (!title.includes(',')) return `${isHigher ? 'higher' : 'lower'} ${titleInText(title)}`;
  const words = featureWords(feature, title);
  return `rather ${isHigher ? words.high : words.low}`;
}
