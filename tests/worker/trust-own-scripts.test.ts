import { expect, test } from 'vitest';
import { ownScript } from '../../src/worker/trust-own-scripts.ts';

const folder = new URL('https://example.org/strata/');

test.for([
  ['assets/task.worker.js', 'https://example.org/strata/assets/task.worker.js'],
  ['https://example.org/strata/offline.js', 'https://example.org/strata/offline.js'],
])('a script of the site, %s, is trusted', ([url, trusted]) => {
  expect(ownScript(url!, folder)).toBe(trusted);
});

test.for([
  'https://elsewhere.org/strata/task.js',
  '//elsewhere.org/task.js',
  '../other/task.js',
  'data:text/javascript,1',
  'blob:https://example.org/0b7f',
])('%s is not', (url) => {
  expect(ownScript(url, folder)).toBeUndefined();
});
