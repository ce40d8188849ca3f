import { expect } from 'vitest';
import { fuzz, type FuzzTarget } from '../fuzz/fuzz.ts';
import { killedPages } from '../fuzz/killed-pages.ts';
import { killedWorkers } from '../fuzz/killed-workers.ts';
import { test } from './setup/browser-test.ts';

const few = (target: FuzzTarget, inputs: number) =>
  fuzz(target, { seed: 1, inputs, now: () => performance.now() });

test('a page that is ended while it saves leaves everything as before or after, never half of it', async ({
  browser,
  siteUrl,
}) => {
  expect(await few(killedPages({ browser, siteUrl }), 1)).toEqual([]);
});

test('a worker killed in an import and one in a run lose nothing that is kept, and the page needs no reload', async ({
  browser,
  siteUrl,
}) => {
  expect(await few(killedWorkers({ browser, siteUrl }), 1)).toEqual([]);
});
