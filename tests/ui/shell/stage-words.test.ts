import { expect, test } from 'vitest';
import { metricWords, reasonWords } from '../../../src/ui/shell/stage-reasons.ts';
import { stageLook } from '../../../src/ui/shell/stage-words.ts';

test.each([
  ['silhouetteRows', 'silhouette rows'],
  ['rows_per_second', 'rows per second'],
  ['k', 'k'],
  ['leastAri', 'least ARI'],
])('the metric %s reads %s', (name, words) => expect(metricWords(name)).toBe(words));

test('a test that is switched off is not tested; what cannot be done is skipped', () => {
  expect(stageLook({ state: 'skipped', reason: 'not tested' }).word).toBe('not tested');
  expect(stageLook({ state: 'skipped', reason: 'the table holds no purchases' }).word).toBe('skipped');
  expect(stageLook({ state: 'done', reason: undefined }).word).toBe('done');
});

test.each([
  ['not tested', 'Switched off in the configuration, so nothing is claimed of it.'],
  ['the table holds no purchases', 'The table holds no purchases.'],
  ['Out of memory.', 'Out of memory.'],
])('the reason %s reads as a sentence', (reason, words) => expect(reasonWords(reason)).toBe(words));
