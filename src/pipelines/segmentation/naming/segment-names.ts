import type { Sliced } from '../../../base/sliced.ts';
import type { Matrix } from '../../../kernels/matrix.ts';
import type { NumberContrasts } from '../segments/number-contrasts.ts';
import type { RankedContrast } from '../segments/rank-contrasts.ts';
import { comparedMeans } from './compared-means.ts';
import { type Phrase, type Trait, type TraitData, traitOf } from './trait.ts';

/** The name of a segment without any contrast that sets it apart. */
export const NO_CONTRAST_NAME = 'Average customers';

export interface NamingInput extends TraitData {
  /** Pearson r of every two columns. */
  readonly correlation: Matrix;
  /** By column. */
  readonly numbers: readonly NumberContrasts[];
  /** By segment, strongest first. */
  readonly contrasts: readonly (readonly RankedContrast[])[];
}

/**
 * A name for each segment from its two strongest telling contrasts: "Weekend, high order value". One tells when most
 * members have the trait and at most half of all customers do. Where none tells that is at least half as strong as the
 * strongest contrast (of which no more than d = 2 counts), the strongest trait that most members have is used with a hedge,
 * "Mostly weekdays"; where not even that holds, means are compared, "Higher net revenue". The traits of a name speak of
 * different themes. A name that is taken gets a further trait or comparison, and only then a number.
 * O(segments × contrasts × rows).
 */
export function* segmentNames(input: NamingInput): Sliced<readonly string[]> {
  const taken = new Set<string>();
  for (const [segment, contrasts] of input.contrasts.entries()) {
    taken.add(firstFree(namesInOrder(input, segment, contrasts), taken));
    yield;
  }
  return [...taken];
}

const PARTS = 2;
const LONGEST = 4;
const MOST = 0.5;
const SAME_STORY_R = 0.7;
const FULL_STRENGTH = 2;

function firstFree(names: Iterable<string>, taken: ReadonlySet<string>): string {
  let best = '';
  for (const name of names) {
    if (!taken.has(name)) return name;
    best ||= name;
  }
  return numbered(best, taken);
}

function* namesInOrder(
  input: NamingInput,
  segment: number,
  contrasts: readonly RankedContrast[],
): Generator<string> {
  const named = namedTraits(input, segment, contrasts);
  if (named.length > 0) yield sentence(named.slice(0, PARTS));
  for (let parts = PARTS + 1; parts <= Math.min(LONGEST, named.length); parts++)
    yield sentence(named.slice(0, parts));
  const comparisons = comparedMeans(input, segment, contrasts);
  const none: readonly Phrase[] =
    contrasts.length === 0 ? [{ feature: '', phrase: NO_CONTRAST_NAME }] : comparisons.slice(0, 1);
  const base = named.length === 0 ? none : named.slice(0, PARTS);
  if (named.length === 0) yield sentence(none);
  for (const each of comparisons)
    if (base.every(({ feature }) => feature !== each.feature)) yield sentence([...base, each]);
}

function namedTraits(
  input: NamingInput,
  segment: number,
  contrasts: readonly RankedContrast[],
): readonly Phrase[] {
  const traits = contrasts
    .map((ranked) => ({ ...traitOf(input, segment, ranked), strength: ranked.strength }))
    .filter(({ within }) => within > MOST);
  const rare = traits.filter(({ overall }) => overall <= MOST);
  const common = traits.filter(({ overall }) => overall > MOST);
  const bar = Math.min(FULL_STRENGTH, contrasts[0]?.strength ?? 0) / 2;
  const tells = common.length === 0 || (rare[0] !== undefined && rare[0].strength >= bar);
  if (tells) return apart(rare, input.correlation);
  return apart(common, input.correlation).map(({ feature, phrase }, at) => ({
    feature,
    phrase: at === 0 ? `mostly ${phrase}` : phrase,
  }));
}

/** The traits that speak of different themes and columns in different words, in order. */
function apart(traits: readonly Trait[], { values, columns }: Matrix): readonly Trait[] {
  const kept: Trait[] = [];
  for (const trait of traits) {
    const told = kept.some(
      ({ theme, phrase, column }) =>
        theme === trait.theme ||
        phrase === trait.phrase ||
        (column !== undefined &&
          trait.column !== undefined &&
          Math.abs(values[column * columns + trait.column]!) > SAME_STORY_R),
    );
    if (!told) kept.push(trait);
  }
  return kept;
}

function numbered(base: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${base} ${number}`)) number++;
  return `${base} ${number}`;
}

function sentence(phrases: readonly Phrase[]): string {
  const text = phrases.map(({ phrase }) => phrase).join(', ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
