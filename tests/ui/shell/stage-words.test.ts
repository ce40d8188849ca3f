import { expect, test } from 'vitest';
import { metricWords } from '../../../src/ui/shell/stage-words.ts';

test.each([
  ['silhouetteRows', 'silhouette rows'],
  ['rows_per_second', 'rows per second'],
  ['k', 'k'],
])('the metric %s reads %s', (name, words) => expect(metricWords(name)).toBe(words));
