import { beforeAll, describe, expect, test } from 'vitest';
import { buildReport } from '../../../../src/pipelines/segmentation/report/build-report.ts';
import { htmlReport } from '../../../../src/pipelines/segmentation/report/html/html-report.ts';
import { escapeHtml } from '../../../../src/pipelines/segmentation/report/html/escape-html.ts';
import type { ReportInput } from '../../../../src/pipelines/segmentation/report/report-input.ts';
import { HOSTILE, hostileInput } from './hostile-input.ts';
import { strictTags } from './html-tags.ts';
import { reportInput } from './report-fixture.ts';

const TAGS =
  'a bdi body caption circle code dd desc details div dl dt figcaption figure footer g h1 h2 h3 head header html li line link main meta nav ol p path rect section span strong style summary svg table tbody td text th thead title tr tspan ul';
const ATTRIBUTES =
  'aria-hidden aria-label aria-labelledby charset class content cx cy d height href http-equiv id lang name r rel role rx scope tabindex text-anchor title viewBox width x x1 x2 y y1 y2';

let input: ReportInput;
let hostile: string;

beforeAll(async () => {
  input = await reportInput({ tests: true });
  hostile = htmlReport(buildReport(hostileInput(input)));
});

describe('whatever stands in the data', () => {
  test('the report has plain tags, all closed, and none that was not written here', () => {
    const tags = strictTags(hostile);
    expect(
      [...new Set(tags.map(({ name }) => name))].filter((name) => !TAGS.split(' ').includes(name)),
    ).toEqual([]);
    const names = new Set(tags.flatMap(({ attributes }) => [...attributes.keys()]));
    expect([...names].filter((name) => !ATTRIBUTES.split(' ').includes(name))).toEqual([]);
  });

  test('it has the same number of each sensitive tag as without it', () => {
    const count = (html: string, name: string) => strictTags(html).filter((tag) => tag.name === name).length;
    for (const name of ['style', 'title', 'base', 'script', 'img', 'meta', 'link', 'head', 'body', 'main']) {
      const expected =
        name === 'title'
          ? count(hostile, 'svg') - marks(hostile) + 1
          : count(htmlReport(buildReport(input)), name);
      expect(count(hostile, name), name).toBe(expected);
    }
  });

  test('links point within the report, and nothing else names an address', () => {
    const tags = strictTags(hostile);
    const targets = tags.flatMap(({ attributes }) => [
      attributes.get('href') ?? '#',
      attributes.get('src') ?? '#',
    ]);
    expect(targets.filter((target) => !/^#[a-z0-9-]*$|^data:,$/.test(target))).toEqual([]);
    const ids = new Set(tags.map(({ attributes }) => attributes.get('id')));
    const broken = targets.filter(
      (target) => target.startsWith('#') && target.length > 1 && !ids.has(target.slice(1)),
    );
    expect(broken).toEqual([]);
  });

  test('each text is there, as text', () => {
    for (const text of HOSTILE) expect(hostile).toContain(escapeHtml(text));
  });

  test('no character turns the direction of the text or controls a terminal', () => {
    expect(hostile).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/u);
    expect(hostile.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}/u);
  });
});

test('the policy forbids scripts and everything from elsewhere', () => {
  const policy = strictTags(hostile)
    .find(({ attributes }) => attributes.has('http-equiv'))
    ?.attributes.get('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script|https?:|'self'|\*/);
  expect(htmlReport(buildReport(input))).not.toMatch(/https?:\/\/|url\(|@import/);
});

test('ids are unique, and headings go down one level at a time', () => {
  const tags = strictTags(htmlReport(buildReport(input)));
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(ids.length).toBe(new Set(ids).size);
  const levels = tags.filter(({ name }) => /^h\d$/.test(name)).map(({ name }) => Number(name.slice(1)));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
});

test('every drawing has a title, a description and a table', () => {
  const html = htmlReport(buildReport(input));
  const drawings = strictTags(html).filter(({ attributes }) => attributes.get('role') === 'img');
  expect(drawings.length).toBeGreaterThan(5);
  for (const { attributes } of drawings) {
    for (const id of (attributes.get('aria-labelledby') ?? 'none').split(' '))
      expect(html).toContain(`id="${id}"`);
  }
  expect(html.match(/<figure>/g)?.length).toBe(drawings.length);
  expect(html.match(/<details>/g)?.length).toBe(drawings.length);
});

test('every table has a caption, and every heading of it a scope', () => {
  const html = htmlReport(buildReport(input));
  expect(html.match(/<table>/g)?.length).toBe(html.match(/<table><caption>/g)?.length);
  expect(
    strictTags(html).filter(({ name, attributes }) => name === 'th' && !attributes.has('scope')),
  ).toEqual([]);
});

test('no coordinate is missing', () => {
  expect(htmlReport(buildReport(input))).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

test('the same input gives the same bytes', () => {
  expect(htmlReport(buildReport(input))).toBe(htmlReport(buildReport(structuredClone(input))));
});

/** Small signs beside words, which have no title because they say nothing of their own. */
function marks(html: string): number {
  return html.match(/<svg class="mark/g)?.length ?? 0;
}
