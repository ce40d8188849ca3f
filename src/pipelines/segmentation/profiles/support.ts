import type { EventFacts } from '../acquire/artifacts.ts';

/** A kind of fact that a feature may rest on. */
export type Support = keyof EventFacts | 'moments';

const REASONS: Readonly<Record<Support, string>> = {
  purchases: 'the data hold no purchases',
  amounts: 'the data hold no amounts',
  behaviour: 'the data hold no visits, views or carts',
  discount: 'the data hold no discounts',
  category: 'the data hold no categories',
  device: 'the data hold no devices',
  hours: 'times carry a day, but no hour',
  moments: 'the data hold neither visits nor purchases',
};

/** Why a feature that rests on these facts cannot be had; undefined when it can. O(needs). */
export function unsupported(needs: readonly Support[], facts: EventFacts): string | undefined {
  const has = (support: Support): boolean =>
    support === 'moments' ? facts.behaviour || facts.purchases : facts[support];
  const lacking = needs.find((support) => !has(support));
  return lacking === undefined ? undefined : REASONS[lacking];
}
