import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeConfig, type PartialConfig } from '../../src/engine/config.ts';
import type { SegmentationConfig } from '../../src/pipelines/segmentation/config.ts';
import { PRESETS, presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { PAGES } from '../../src/state/page.ts';
import { SEGMENTS_TABS } from '../../src/state/segments-tab.ts';
import { decodePermalink, encodePermalink } from '../../src/state/permalink.ts';

const name = fc.string({ unit: 'grapheme', maxLength: 20 });
/** Names of features: a configuration that comes from outside loses `__proto__`, whatever it is to mean. */
const weighed = name.filter((text) => text !== '__proto__');
const changes = fc.record(
  {
    source: fc.record(
      {
        seed: fc.integer({ min: 0, max: 4_294_967_295 }),
        kind: fc.constantFrom('synthetic', 'events', 'customers'),
      },
      { requiredKeys: [] },
    ),
    quality: fc.record(
      { testAccounts: fc.array(name, { maxLength: 5 }), dropRepeatedRows: fc.boolean() },
      { requiredKeys: [] },
    ),
    features: fc.record(
      {
        weights: fc.dictionary(weighed, fc.double({ min: 0, max: 10, noNaN: true }), { maxKeys: 4 }),
        winsorise: fc.double({ min: 0, max: 25, noNaN: true }),
      },
      { requiredKeys: [] },
    ),
    clustering: fc.record(
      { kMin: fc.integer({ min: 2, max: 5 }), kMax: fc.integer({ min: 15, max: 50 }) },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

function tampered(value: unknown): string {
  return `#v1=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
}

describe('a permalink', () => {
  it('restores every configuration, page and view of the segments', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESETS),
        changes,
        fc.constantFrom(...PAGES),
        fc.constantFrom(...SEGMENTS_TABS),
        (preset, changed, page, tab) => {
          const config = mergeConfig(presetConfig(preset.name), changed as PartialConfig<SegmentationConfig>);
          const step = { preset: preset.name, config };
          const fragment = encodePermalink(step, page.name, tab.name);
          expect(fragment).toMatch(/^#v1=[\w-]+&page=\w+(?:&view=\w+)?$/);
          const view = page.name === 'segments' && tab.name !== 'overview' ? { tab: tab.name } : {};
          expect(JSON.parse(JSON.stringify(decodePermalink(fragment)))).toEqual(
            JSON.parse(JSON.stringify({ step, page: page.name, ...view })),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes no weight named __proto__, and leaves prototypes alone', () => {
    const changes = JSON.parse('{"features":{"weights":{"__proto__":2,"a":1}}}') as object;
    const payload = btoa(JSON.stringify({ preset: 'testing', changes })).replace(/=+$/, '');
    const weights = decodePermalink(`#v1=${payload}`).step?.config.features.weights;
    expect(Object.getOwnPropertyNames(weights)).toEqual(['a']);
    expect(Object.getPrototypeOf(weights)).toBe(Object.prototype);
  });

  it('never throws, whatever the address holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const link = decodePermalink(`#v1=${text}`);
        expect(link.step === undefined || link.problem === undefined).toBe(true);
      }),
    );
  });

  it('names the page and the view of an address without settings, and the first page of an empty one', () => {
    expect(decodePermalink('')).toEqual({ page: 'segments' });
    expect(decodePermalink('#page=data&view=map')).toEqual({ page: 'data' });
    expect(decodePermalink('#page=segments&view=nowhere')).toEqual({ page: 'segments' });
    expect(decodePermalink('#')).toEqual({ page: 'segments' });
  });

  it.each([
    ['damaged', '#v1=@@@', 'damaged'],
    [
      'cut short',
      encodePermalink({ preset: 'testing', config: presetConfig('testing') }, 'data').slice(0, 12),
      'damaged',
    ],
    ['a word that nobody knows', '#foo', '“#foo”'],
    ['an unknown key', '#v1x=abc', 'does not know'],
    ['the address of an unknown page', '#page=nowhere', '“nowhere”'],
    ['of a later version', '#v2=abc', 'version 2'],
    ['with an unknown preset', tampered({ preset: 'grand', changes: {} }), 'preset'],
    [
      'with an unknown setting',
      tampered({ preset: 'testing', changes: { source: { sed: 1 } } }),
      'source.sed',
    ],
    [
      'with a value out of range',
      tampered({ preset: 'testing', changes: { clustering: { k: 1000 } } }),
      'clustering.k',
    ],
    [
      'with settings that contradict each other',
      tampered({ preset: 'testing', changes: { clustering: { kMin: 9, kMax: 3 } } }),
      'clustering.kMin',
    ],
    ['with a list in the place of settings', tampered({ preset: 'testing', changes: [1] }), 'setting'],
  ])('that is %s restores nothing and says so', (_, fragment, words) => {
    const link = decodePermalink(fragment);
    expect(link.step).toBeUndefined();
    expect(link.problem).toContain(words);
  });

  it('is short for a preset as it stands', () => {
    expect(
      encodePermalink({ preset: 'production', config: presetConfig('production') }, 'segments').length,
    ).toBeLessThan(80);
  });
});
