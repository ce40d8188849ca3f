import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export interface AxeLook {
  /** Selectors of what is looked at; the whole page by default. */
  readonly within?: readonly string[];
  /** Selectors of what is left out. */
  readonly without?: readonly string[];
  /** Rules about colours alone: where the same was looked at in another theme. */
  readonly colours?: boolean;
}

const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with a page: a line for each rule and place. */
export async function axeFindings(
  page: Page,
  { within = [], without = [], colours = false }: AxeLook = {},
): Promise<readonly string[]> {
  // What is in order is counted, and not described: describing it takes axe most of its time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  for (const selector of within) axe.include(selector);
  for (const selector of without) axe.exclude(selector);
  if (colours) axe.withRules(COLOUR_RULES);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id} at ${target.join(' ')} (${html}): ${failureSummary}`,
    ),
  );
}
