import type { Page } from 'playwright-core';
import { SEGMENTS_TABS } from '../../../src/state/segments-tab.ts';
import { openPageNamed } from './open-page.ts';
import type { TaskTrace, TracedTask } from './task-trace.ts';

/** What the main thread did while something was opened or asked for. */
export interface WalkStep {
  readonly name: string;
  /** Those of more than 50 ms by the clock. */
  readonly tasks: readonly TracedTask[];
}

const PAGES = ['Data', 'Stability', 'Validation', 'Report', 'Compare', 'Performance', 'Segments'];
const MS_TO_SETTLE = 4000;

/**
 * Opens every page with the result, then every view of the segments, asks the table for a search, an order and a segment,
 * and the map for a customer and another part. */
export async function walkPages(page: Page, trace: TaskTrace): Promise<readonly WalkStep[]> {
  const steps: WalkStep[] = [];
  const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    await trace.start();
    await act();
    await page.waitForTimeout(MS_TO_SETTLE);
    steps.push({ name, tasks: await trace.stop() });
  };
  for (const name of PAGES) await step(name, () => openPageNamed(page, name));
  for (const { title } of SEGMENTS_TABS.slice(1)) {
    await step(`Segments, ${title}`, () => page.getByRole('tab', { name: title, exact: true }).click());
  }
  const search = page.getByRole('searchbox', { name: 'Search customer id' });
  await step('Customers, searched', () => search.fill('42'));
  await step('Customers, all again', () => search.fill(''));
  const sorting = page.getByRole('columnheader').getByRole('button', { name: /recency/i });
  await step('Customers, sorted', () => sorting.first().click());
  const segment = page.getByRole('main').getByRole('combobox', { name: 'Segment', exact: true });
  await step('Customers of a segment', () => segment.selectOption({ index: 2 }));
  await step('Map again', () => page.getByRole('tab', { name: 'Map', exact: true }).click());
  const map = page.getByRole('group', { name: /^Map/ });
  await step('Map, pointed at', () => map.hover());
  await step('Map, nearer', () => map.press('+'));
  await step('Map, moved', () => map.press('ArrowRight'));
  await step('Segments, Overview', () => page.getByRole('tab', { name: 'Overview', exact: true }).click());
  return steps;
}
