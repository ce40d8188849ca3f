import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/project-root.mjs';
import {
  STATISTIC_NAMES,
  statisticIn,
  type StatisticName,
} from '../../../src/ui/glossary/statistic-names.ts';
import { STATISTICS } from '../../../src/ui/glossary/statistics.ts';

/** Words that only a statistic has in its title: whatever is titled so must be explained. */
const STATISTICAL =
  /silhouette|inertia|calinski|davies|\bgap\b|prediction strength|jaccard|\brand\b|\bARI\b|\bNMI\b|mutual information|variation of information|cohen|\blift\b|\bdip\b|null band|standard error|likelihood|absolute error|\bMAE\b|p\(alive\)|\bclv\b|\brfm\b|bg\/nbd|gamma–gamma|break-even|return on|eta squared|gini|certainty|principal components|gaussian|marginals/i;

/** Literal titles of charts, panels, columns and figures in the sources of the page. */
function titlesShown(): readonly { readonly file: string; readonly title: string }[] {
  const root = join(projectRoot, 'src/ui');
  const literal = /\b(?:title|label)(?:: |=)(?:'([^']+)'|"([^"]+)")/g;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      return [...text.matchAll(literal)].map((match) => ({
        file: entry.name,
        title: match[1] ?? match[2] ?? '',
      }));
    });
}

describe('the statistics', () => {
  it('that are shown in titles of charts, tables and figures are all explained', () => {
    const shown = titlesShown().filter(({ title }) => STATISTICAL.test(title));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter(({ title }) => statisticIn(title) === undefined)).toEqual([]);
  });

  it.for(Object.keys(STATISTIC_NAMES) as StatisticName[])(
    '%s is said what it is, why, how to read it, and where it comes from',
    (name) => {
      const { title, what, why, read, source } = STATISTICS[name];
      expect(statisticIn(title)).toBe(name);
      for (const sentence of [what, why, read]) expect(sentence).toMatch(/^\S.{20,}[.]$/);
      expect(source).toMatch(/\p{Lu}\p{L}+.* \d{4}/u);
    },
  );
});
