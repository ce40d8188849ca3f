import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configChanges, defaultConfig, mergeConfig, readConfig } from '../../src/engine/config.ts';
import { list, number, text, weights } from '../../src/engine/setting.ts';
import {
  DEFAULT_CONFIG,
  SEGMENTATION_SETTINGS,
  segmentationRules,
} from '../../src/pipelines/segmentation/config.ts';
import { TINY_CONFIG, TINY_SETTINGS } from './tiny-pipeline.ts';

const read = (value: unknown) => readConfig(SEGMENTATION_SETTINGS, value, DEFAULT_CONFIG, segmentationRules);

describe('reading a configuration', () => {
  it('takes the base for whatever is absent', () => {
    expect(read({})).toEqual({ kind: 'valid', config: DEFAULT_CONFIG });
    expect(read({ clustering: { k: 7 } })).toEqual({
      kind: 'valid',
      config: mergeConfig(DEFAULT_CONFIG, { clustering: { k: 7 } }),
    });
  });

  it.each([
    ['an unknown section', { cluster: {} }, 'cluster', 'there are source'],
    ['an unknown setting', { clustering: { K: 3 } }, 'clustering.K', 'there are choice'],
    ['a wrong type', { clustering: { k: '3' } }, 'clustering.k', 'is not a number'],
    ['too small a number', { clustering: { k: 1 } }, 'clustering.k', 'at least 2'],
    ['too large a number', { clustering: { k: 51 } }, 'clustering.k', 'at most 50'],
    ['a fraction where none is', { clustering: { k: 2.5 } }, 'clustering.k', 'whole number'],
    ['not a number at all', { features: { winsorise: Number.NaN } }, 'features.winsorise', 'number'],
    [
      'a choice that is not offered',
      { source: { kind: 'web' } },
      'source.kind',
      'synthetic, events, customers',
    ],
    ['a day that is none', { synthetic: { firstDay: '2024-02-30' } }, 'synthetic.firstDay', 'must be a day'],
    ['a time zone that is none', { profiles: { timeZone: 'Mars/Base' } }, 'profiles.timeZone', 'must be UTC'],
    [
      'a weight below zero',
      { features: { weights: { recency: -1 } } },
      'features.weights.recency',
      'at least 0',
    ],
    ['a text for a switch', { features: { value: 'yes' } }, 'features.value', 'true or false'],
    [
      'two settings that contradict each other',
      { clustering: { kMin: 9, kMax: 8 } },
      'clustering.kMin',
      'above',
    ],
  ])('names the path and the reason for %s', (_, value, path, words) => {
    const reading = read(value);
    expect(reading.kind).toBe('invalid');
    expect(reading).toMatchObject({
      problems: [{ path, message: expect.stringContaining(words) as string }],
    });
  });

  it('lists every problem, not only the first', () => {
    expect(read({ clustering: { k: 0, restarts: 0 }, source: { seed: -1 } })).toMatchObject({
      problems: [{ path: 'source.seed' }, { path: 'clustering.k' }, { path: 'clustering.restarts' }],
    });
  });

  it.each([undefined, null, 3, 'x', [], [1]])('refuses %s in the place of a configuration', (value) => {
    expect(read(value).kind).toBe('invalid');
  });
});

describe('changes of a configuration', () => {
  const tinyChanges = fc.record(
    {
      numbers: fc.record(
        { count: fc.integer({ min: 1, max: 1000 }), broken: fc.boolean() },
        { requiredKeys: [] },
      ),
      squares: fc.record(
        { factor: fc.constantFrom(0, 0.5, 1), mode: fc.constantFrom('on', 'off') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );

  it('laid over the base give the configuration again', () => {
    fc.assert(
      fc.property(tinyChanges, (changes) => {
        const config = mergeConfig(
          TINY_CONFIG,
          changes as Parameters<typeof mergeConfig<typeof TINY_CONFIG>>[1],
        );
        expect(mergeConfig(TINY_CONFIG, configChanges(config, TINY_CONFIG))).toEqual(config);
      }),
    );
  });

  it('are none between equal configurations, also of lists and weights', () => {
    expect(
      configChanges(
        mergeConfig(DEFAULT_CONFIG, { quality: { testAccounts: [] }, features: { weights: {} } }),
        DEFAULT_CONFIG,
      ),
    ).toEqual({});
  });
});

describe('a description of settings', () => {
  it('has a default for each that fits its own schema', () => {
    for (const [section, { settings }] of Object.entries(SEGMENTATION_SETTINGS)) {
      for (const [name, setting] of Object.entries(settings)) {
        expect([section, name, setting.schema.safeParse(setting.fallback).success]).toEqual([
          section,
          name,
          true,
        ]);
        expect(setting.title).not.toBe('');
        expect(setting.help).not.toBe('');
      }
    }
    expect(defaultConfig(TINY_SETTINGS)).toEqual({
      numbers: { count: 4, broken: false },
      squares: { factor: 1, mode: 'on' },
    });
  });

  it('bounds numbers, texts, lists and weights', () => {
    const words = { title: 'T', help: 'H.' };
    const share = number({ ...words, unit: '', min: 0, max: 1, step: 0.1, fallback: 0 });
    expect([0, 0.25, 1, 1.01, -0.01, Infinity].map((value) => share.schema.safeParse(value).success)).toEqual(
      [true, true, true, false, false, false],
    );
    const even = text({
      ...words,
      placeholder: '',
      fallback: '',
      valid: (value) => (value.length % 2 === 0 ? undefined : 'is odd'),
    });
    expect(even.schema.safeParse('abc').error?.issues[0]?.message).toBe('is odd');
    expect(even.schema.safeParse('ab').success).toBe(true);
    expect(
      list({ ...words, placeholder: '', fallback: [] }).schema.safeParse(
        Array.from({ length: 501 }, () => ''),
      ).success,
    ).toBe(false);
    expect(weights({ ...words, placeholder: '' }).schema.safeParse({ a: 11 }).success).toBe(false);
  });
});
