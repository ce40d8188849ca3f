import { fullNumber } from '../../../base/number-text.ts';
import { atan2 } from '../../../base/portable-math.ts';
import type { Contrast } from '../segments/contrast.ts';
import { limitedEffect } from '../segments/effect-limit.ts';
import type { Findings } from './findings.ts';
import type { DimensionName } from './verdict.ts';

/** A contrast that may say whom to address, with what, when or how. */
export interface Handle {
  readonly kind: 'd' | 'lift';
  /** "Weekend share, d = 1.8". */
  readonly by: string;
  /** |d|, or lift. */
  readonly value: number;
  /** |d|, or Cohen's h, which reads like it: what the strongest is chosen by. */
  readonly strength: number;
}

/** The contrasts of one segment by dimension, the strongest first; undefined where the data hold nothing to speak of it. */
export type Handles = Readonly<Record<DimensionName, readonly Handle[] | undefined>>;

/**
 * What each segment could be addressed by, over any threshold or not. Numbers come from the effects of all columns,
 * categories from the contrasts, which hold those from the least lift of the segments on. O(segments × columns).
 */
export function segmentHandles({
  segmentation,
  columns,
}: Pick<Findings, 'segmentation' | 'columns'>): readonly Handles[] {
  const { segments, effects } = segmentation;
  const spoken = new Set(
    segments.flatMap(({ contrasts }) =>
      contrasts.filter(isCategory).map(({ feature }) => CATEGORIES[feature]),
    ),
  );
  return segments.map(({ id, contrasts }) => {
    const handlesOf = (dimension: DimensionName): readonly Handle[] | undefined => {
      const numbers = columns.flatMap((column, at) => {
        const effect = effects[id * columns.length + at]!;
        return dimensionOf(column) === dimension && effect === effect
          ? [numberHandle(column.title, effect)]
          : [];
      });
      const categories = contrasts
        .filter((contrast) => isCategory(contrast) && CATEGORIES[contrast.feature] === dimension)
        .map(categoryHandle);
      if (numbers.length === 0 && !spoken.has(dimension)) return undefined;
      return [...numbers, ...categories].toSorted((a, b) => b.strength - a.strength);
    };
    return { who: handlesOf('who'), what: handlesOf('what'), when: handlesOf('when'), how: handlesOf('how') };
  });
}

/** Whom: what they are worth and how often they come and buy. How they browse says none of the four. */
function dimensionOf({ name, group }: Findings['columns'][number]): DimensionName | undefined {
  switch (group) {
    case 'value':
    case 'table':
      return 'who';
    case 'pricing':
    case 'assortment':
      return 'what';
    case 'timing':
      return 'when';
    case 'device':
      return 'how';
    case 'engagement':
    case 'rhythm':
      return VISITS.has(name) ? 'who' : undefined;
  }
}

const VISITS: ReadonlySet<string> = new Set(['sessions', 'tenure', 'inter_purchase_mean']);

const CATEGORIES: Readonly<Record<string, DimensionName>> = {
  top_category: 'what',
  main_device: 'how',
  main_channel: 'how',
};

function isCategory({ kind }: Contrast): boolean {
  return kind === 'category';
}

function numberHandle(title: string, d: number): Handle {
  const { effect, capped } = limitedEffect(d);
  const value = Math.abs(effect);
  const sign = capped === undefined ? '=' : effect > 0 ? '≥' : '≤';
  return { kind: 'd', by: `${title}, d ${sign} ${twoDigits(effect)}`, value, strength: value };
}

function categoryHandle({ title, category, inside, outside, effect, capped }: Contrast): Handle {
  return {
    kind: 'lift',
    by: `${title} ${(category ?? '').replaceAll('_', ' ')}, lift ${capped === undefined ? '=' : '≥'} ${twoDigits(effect)}`,
    value: effect,
    strength: 2 * (angle(inside) - angle(outside)),
  };
}

function angle(share: number): number {
  return atan2(Math.sqrt(share), Math.sqrt(1 - share));
}

function twoDigits(effect: number): string {
  return fullNumber(Number(effect.toPrecision(2)));
}
