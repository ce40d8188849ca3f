import { countText, countedText, fixedNumber, fixedPercent, shortNumber } from '../../../base/number-text.ts';
import type { DriftDocument, DriftVerdict, FarAway, FeatureDrift, Stability } from './drift-document.ts';
import type { ModelTraining } from './model-document.ts';
import { STRONGLY_SHIFTED } from './stability-bands.ts';

/** More far-away customers than this many times the run's share are drift, if chance does not explain them. */
const TIMES_AS_MANY = 2;
/** So many features are named. */
const NAMED = 5;

/**
 * Drift is a feature or the shares of segments strongly shifted, or twice as many customers far away, each beyond chance.
 * Where chance alone may reach that, the customers are too few to tell.
 */
export function driftVerdict(
  { features, segmentShares, farAway }: Pick<DriftDocument, 'features' | 'segmentShares' | 'farAway'>,
  { customers: then }: Pick<ModelTraining, 'customers'>,
  now: number,
): DriftVerdict {
  const strong = features.filter(isDrift).toSorted((a, b) => b.index - a.index);
  const shifted = features.filter(({ band, isBeyondChance }) => band === 'shifted' && isBeyondChance);
  const isFar = farAway.isBeyondChance && farAway.now >= TIMES_AS_MANY * farAway.before;
  const unclear = features.filter(({ chanceBound }) => chanceBound >= STRONGLY_SHIFTED);
  const sharesUnclear = segmentShares.chanceBound >= STRONGLY_SHIFTED;
  const kind =
    strong.length > 0 || isFar || isDrift(segmentShares)
      ? 'drift'
      : unclear.length > 0 || sharesUnclear
        ? 'too few customers to tell'
        : 'no drift seen';
  const words = [
    `${CONCLUSIONS[kind]}: ${countText(now)} customers, against ${countText(then)} of the run.`,
    strongWords(strong, features.length),
    shiftedWords(shifted),
    segmentWords(segmentShares),
    farWords(farAway),
  ];
  if (unclear.length > 0)
    words.push(
      `With so few customers, ${countText(unclear.length)} of ${countText(features.length)} features may come to ${STRONGLY_SHIFTED} by chance alone.`,
    );
  if (sharesUnclear)
    words.push(
      `With so few customers, the shares of the segments may come to ${STRONGLY_SHIFTED} by chance alone.`,
    );
  return { kind, words: words.filter((sentence) => sentence !== '') };
}

/** Drift among the warnings: the conclusion and the sentence that it rests on first; undefined where none is seen. */
export function driftWarning({ kind, words }: DriftVerdict): string | undefined {
  return kind === 'drift' ? words.slice(0, 2).join(' ') : undefined;
}

const CONCLUSIONS: Readonly<Record<DriftVerdict['kind'], string>> = {
  drift: 'Drift',
  'no drift seen': 'No drift seen',
  'too few customers to tell': 'No drift seen, but too few customers to tell',
};

function isDrift({ band, isBeyondChance }: Stability): boolean {
  return band === 'strongly shifted' && isBeyondChance;
}

function strongWords(strong: readonly FeatureDrift[], all: number): string {
  if (strong.length === 0) return '';
  return `Of ${countedText(all, 'feature')} ${countText(strong.length)} ${strong.length === 1 ? 'lies' : 'lie'} strongly otherwise: ${listed(strong)}.`;
}

function shiftedWords(shifted: readonly FeatureDrift[]): string {
  return shifted.length === 0 ? '' : `Shifted, but less: ${listed(shifted)}.`;
}

function listed(features: readonly FeatureDrift[]): string {
  const named = features
    .slice(0, NAMED)
    .map(
      ({ title, index, chanceBound }) =>
        `${title} (${indexText(index)}; by chance up to ${indexText(chanceBound)})`,
    );
  const more = features.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${countText(more)} more` : ''}`;
}

function segmentWords({ index, band, chanceBound }: Stability): string {
  return `Shares of the segments: ${band}, index ${indexText(index)}; by chance up to ${indexText(chanceBound)}.`;
}

function farWords({ now, before, customers, chance }: FarAway): string {
  const often = chance < 0.001 ? 'less than 0.001' : shortNumber(chance);
  return `Farther from every segment than 99% of the run: ${fixedPercent(now)} (${countText(customers)}), against ${fixedPercent(before)}; so many or more by chance: ${often}.`;
}

function indexText(index: number): string {
  return fixedNumber(index, index < 0.1 ? 3 : 2);
}
