import type { Notice } from '../../pipelines/segmentation/notice.ts';

/** A test of the segments under the title that its panel has. */
interface ToldTest {
  readonly title: string;
  readonly warnings: readonly Notice[];
}

/** What tests say of how they were made, such as on how many of the customers: each sentence once, after the titles of the tests that say it. */
export function testNotices(tests: readonly ToldTest[]): readonly Notice[] {
  const told = new Map<string, { readonly code: string; readonly titles: string[] }>();
  for (const { title, warnings } of tests) {
    for (const { code, message } of warnings) {
      const known = told.get(message) ?? { code, titles: [] as string[] };
      known.titles.push(title);
      told.set(message, known);
    }
  }
  return Array.from(told, ([message, { code, titles }]) => ({
    code,
    message: `${titles.join(', ')}: ${message}`,
  }));
}
