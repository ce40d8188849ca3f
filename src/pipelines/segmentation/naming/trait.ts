import type { Labels } from '../../../kernels/matrix.ts';
import type { Contrast, ProfileCategory, ProfileColumn } from '../model.ts';
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
  readonly categories: readonly ProfileCategory[];
  readonly labels: Labels;
}

/**
 * The trait behind a contrast of a segment. A number counts as high or low on the segment's side of the midpoint between
 * its mean and the others'; missing values count for neither. O(rows).
 */
export function traitOf(data: TraitData, segment: number, contrast: Contrast): Trait {
  const { feature, title, category, inside, outside } = contrast;
  const words = featureWords(feature, title);
  if (category !== undefined) {
    const { codes, names } = data.categories.find(({ name }) => name === feature)!;
    const code = names.indexOf(category);
    const shares = sharesOf(
      data.labels,
      segment,
      (row) => codes[row]! >= 0,
      (row) => codes[row] === code,
    );
    return {
      feature,
      phrase: category.replaceAll('_', ' '),
      theme: words.theme,
      column: undefined,
      ...shares,
    };
  }
  const column = data.columns.findIndex(({ name }) => name === feature);
  const { values } = data.columns[column]!;
  const codes = sharedCodes(data.columns[column]!, data.labels, segment);
  const middle = (inside + outside) / 2;
  const isHigh = inside > outside;
  const has =
    codes === undefined
      ? (row: number) => (isHigh ? values[row]! > middle : values[row]! < middle)
      : (row: number) => codes.includes(values[row]!);
  const shares = sharesOf(data.labels, segment, (row) => values[row] === values[row], has);
  const side = isHigh ? words.high : words.low;
  const phrase = codes === undefined ? side : `${titleInText(title)} ${codes.join(' or ')}`;
  return { feature, phrase, theme: words.theme, column, ...shares };
}

function sharesOf(
  labels: Labels,
  segment: number,
  isKnown: (row: number) => boolean,
  has: (row: number) => boolean,
): Pick<Trait, 'overall' | 'within'> {
  let known = 0;
  let all = 0;
  let knownMembers = 0;
  let members = 0;
  for (let row = 0; row < labels.length; row++) {
    if (!isKnown(row)) continue;
    const isMember = labels[row] === segment;
    known++;
    if (isMember) knownMembers++;
    if (!has(row)) continue;
    all++;
    if (isMember) members++;
  }
  return { overall: all / known, within: members / knownMembers };
}
