import { describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/pipelines/segmentation/report/build-report.ts';
import { escapeMarkdown } from '../../../../src/pipelines/segmentation/report/markdown/escape-markdown.ts';
import { markdownReport } from '../../../../src/pipelines/segmentation/report/markdown/markdown-report.ts';
import { hostileInput } from './hostile-input.ts';
import { reportInput } from './report-fixture.ts';

const input = await reportInput({ tests: true });
const plain = markdownReport(buildReport(input));
const hostile = markdownReport(buildReport(hostileInput(input)));

describe('whatever stands in the data', () => {
  test('there is no HTML, no link, no image and no code', () => {
    expect(hostile).not.toMatch(/<[a-z!/]/i);
    expect(hostile).not.toMatch(/(?<!\\)\[/);
    expect(hostile).not.toMatch(/(?<!\\)`/);
    expect(hostile).not.toMatch(/https?:\/|www\./);
    expect(hostile.replaceAll('\n', '')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\p{Cc}/u);
  });

  test('headings are those of the report', () => {
    const headings = (text: string) => text.split('\n').filter((line) => /^#+ /.test(line));
    const renamed = headings(hostile).filter((line) => !line.startsWith('## Segment '));
    expect(renamed).toEqual(
      headings(plain).filter((line) => !line.startsWith('## Segment ') && renamed.includes(line)),
    );
    expect(headings(hostile).every((line) => /^#{1,3} [A-Z]/.test(line))).toBe(true);
  });

  test('every row of a table has as many cells as its head', () => {
    for (const block of hostile.split('\n\n').filter((part) => part.startsWith('|'))) {
      const cells = block.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length);
      expect(new Set(cells).size, block.slice(0, 80)).toBe(1);
    }
  });
});

test.each([
  ['a|b', 'a\\|b'],
  ['<b>', '&lt;b&gt;'],
  ['[x](y)', '\\[x\\](y)'],
  ['line\nbreak', 'line break'],
  ['see http://x.y', 'see http\\://x.y'],
  ['mailto:a@b.c', 'mailto\\:a\\@b.c'],
  ['12:30', '12:30'],
])('%j is written %j', (text, written) => expect(escapeMarkdown(text)).toBe(written));

test('charts stand as their tables', () => {
  expect(plain).toContain('*Robustness of each segment over bootstrap samples*');
  expect(plain).not.toContain('<svg');
});
