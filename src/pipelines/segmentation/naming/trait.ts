import type { Labels } from '../../../kernels/matrix.ts';
import { type RowsByCluster, rowsOfCluster } from '../../../kernels/rows-by-cluster.ts';
import { countAbove, countBelow } from '../../../kernels/sorted-counts.ts';
import type { ProfileColumn } from '../model.ts';
import type { Contrast } from '../segments/contrast.ts';
import type { RankedContrast } from '../segments/rank-contrasts.ts';
import { sharedCodes } from './shared-codes.ts';
import { featureWords } from './feature-words.ts';
import { titleInText } from './title-in-text.ts';

/** A part of a name, and the feature it speaks of. */
export interface Phrase {
  readonly feature: string;
  readonly phrase: string;
}

/** What a contrast says of the members in words, and how many have it. */
export interface Trait extends Phrase {
  readonly theme: string;
  /** Index of the numeric column; undefined for a category. */
  readonly column: number | undefined;
  /** Share of all customers, and of the members, who have it, of those with a value. */
  readonly overall: number;
  readonly within: number;
}

export interface TraitData {
  readonly columns: readonly ProfileColumn[];
  readonly labels: Labels;
  readonly bySegment: RowsByCluster;
  /** By column: the values present, ascending. */
  readonly sorted: readonly Float64Array[];
}

/**
 * The trait behind a contrast of a segment. A number counts as high or low on the segment's side of the midpoint between
 * its mean and the others'; missing values count for neither. O(members + log rows), for codes of a table O(rows).
 */
export function traitOf(data: TraitData, segment: number, { contrast, overall }: RankedContrast): Trait {
  const { feature, title, category, inside } = contrast;
  if (category === undefined || overall === undefined) return numberTrait(data, segment, contrast);
  const { theme } = featureWords(feature, title);
  return {
    feature,
    phrase: category.replaceAll('_', ' '),
    theme,
    column: undefined,
    overall,
    within: inside,
  };
}

function numberTrait(data: TraitData, segment: number, { feature, title, inside, outside }: Contrast): Trait {
  const words = featureWords(feature, title);
  const column = data.columns.findIndex(({ name }) => name === feature);
  const { values } = data.columns[column]!;
  const members = rowsOfCluster(data.bySegment, segment);
  const codes = sharedCodes(data.columns[column]!, data.labels, segment);
  if (codes !== undefined) {
    return {
      feature,
      phrase: `${titleInText(title)} ${codes.join(' or ')}`,
      theme: words.theme,
      column,
      overall: shareAmong(values, codes),
      within: shareAmong(
        Float64Array.from(members, (row) => values[row]!),
        codes,
      ),
    };
  }
  const middle = (inside + outside) / 2;
  const isHigh = inside > outside;
  const sorted = data.sorted[column]!;
  const side = isHigh ? countAbove(sorted, middle) : countBelow(sorted, middle);
  return {
    feature,
    phrase: isHigh ? words.high : words.low,
    theme: words.theme,
    column,
    overall: side / sorted.length,
    within: shareBeyond(values, members, { middle, sign: isHigh ? 1 : -1 }),
  };
}

/** Of the rows with a value, on the side of the middle that the sign tells. */
function shareBeyond(
  values: Float64Array,
  rows: Int32Array,
  { middle, sign }: { readonly middle: number; readonly sign: 1 | -1 },
): number {
  let known = 0;
  let beyond = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (value === value) known++;
    if (sign * value > sign * middle) beyond++;
  }
  return beyond / known;
}

/** Of the values present, those among a few. */
function shareAmong(values: Float64Array, wanted: readonly number[]): number {
  const known = values.filter((value) => value === value);
  return known.filter((value) => wanted.includes(value)).length / known.length;
}
