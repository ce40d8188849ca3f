import type { Page } from 'playwright-core';

/** Gives what reads the seconds of processor time that the page’s main thread has spent on tasks; only differences mean something. */
export async function busySeconds(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const found = metrics.find(({ name }) => name === 'TaskDuration');
    if (found === undefined) throw new Error('The browser does not tell how long its tasks take.');
    return found.value;
  };
}
