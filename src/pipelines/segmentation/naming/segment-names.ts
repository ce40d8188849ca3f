import type { Labels, Matrix } from '../../../kernels/matrix.ts';
import type { Contrast, ProfileCategory, ProfileColumn } from '../model.ts';
import { featureWords } from './feature-words.ts';

/** The name of a segment without any contrast that sets it apart. */
export const NO_CONTRAST_NAME = 'Average customers';

export interface NamingInput {
  readonly columns: readonly ProfileColumn[];
  readonly categories: readonly ProfileCategory[];
  /** Pearson r of every two columns. */
  readonly correlation: Matrix;
  readonly labels: Labels;
  /** By segment, strongest first. */
  readonly contrasts: readonly (readonly Contrast[])[];
}

/**
 * A name for each segment from its two strongest contrasts: "Weekend, high order value". A trait that half of all
 * customers share names nobody, nor does one that most members lack; the two speak of different themes. A name that is
 * taken gets a further contrast, or a number. O(segments × contrasts × rows).
 */
export function segmentNames(input: NamingInput): readonly string[] {
  const taken = new Set<string>();
  return input.contrasts.map((contrasts, segment) => {
    const phrases = phrasesOf(input, segment, contrasts);
    const name = freeName(phrases, taken);
    taken.add(name);
    return name;
  });
}

const PARTS = 2;
const LONGEST = 4;
const SAME_STORY_R = 0.7;

function freeName(phrases: readonly string[], taken: ReadonlySet<string>): string {
  for (let parts = Math.min(PARTS, phrases.length); parts > 0 && parts <= phrases.length; parts++) {
    const name = sentence(phrases.slice(0, parts).join(', '));
    if (!taken.has(name)) return name;
  }
  const base = phrases.length === 0 ? NO_CONTRAST_NAME : sentence(phrases.slice(0, PARTS).join(', '));
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base} ${number}`;
  return name;
}

function phrasesOf(input: NamingInput, segment: number, contrasts: readonly Contrast[]): readonly string[] {
  const phrases: string[] = [];
  const themes = new Set<string>();
  const told: number[] = [];
  for (const contrast of contrasts) {
    const words = featureWords(contrast.feature, contrast.title);
    if (phrases.length === LONGEST || themes.has(words.theme) || !isTelling(input, segment, contrast))
      continue;
    if (contrast.kind === 'number') {
      const column = input.columns.findIndex(({ name }) => name === contrast.feature);
      if (told.some((earlier) => isSameStory(input.correlation, earlier, column))) continue;
      told.push(column);
    }
    themes.add(words.theme);
    if (contrast.category !== undefined) phrases.push(contrast.category.replaceAll('_', ' '));
    else phrases.push(contrast.inside > contrast.outside ? words.high : words.low);
  }
  return phrases;
}

// Whoever lies on the segment's side of the midpoint between its mean and the others' has the trait.
function isTelling(input: NamingInput, segment: number, contrast: Contrast): boolean {
  const has = traitOf(input, contrast);
  if (has === undefined) return false;
  let all = 0;
  let members = 0;
  let membersWithTrait = 0;
  for (let row = 0; row < input.labels.length; row++) {
    const trait = has(row);
    if (trait) all++;
    if (input.labels[row] !== segment) continue;
    members++;
    if (trait) membersWithTrait++;
  }
  return 2 * all < input.labels.length && 2 * membersWithTrait > members;
}

function traitOf(input: NamingInput, contrast: Contrast): ((row: number) => boolean) | undefined {
  if (contrast.kind === 'category') {
    const category = input.categories.find(({ name }) => name === contrast.feature);
    const code = category?.names.indexOf(contrast.category ?? '') ?? -1;
    return category === undefined ? undefined : (row) => category.codes[row] === code;
  }
  const values = input.columns.find(({ name }) => name === contrast.feature)?.values;
  if (values === undefined) return undefined;
  const middle = (contrast.inside + contrast.outside) / 2;
  return contrast.inside > contrast.outside ? (row) => values[row]! > middle : (row) => values[row]! < middle;
}

function isSameStory({ values, columns }: Matrix, a: number, b: number): boolean {
  return Math.abs(values[a * columns + b]!) > SAME_STORY_R;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
