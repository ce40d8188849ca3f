import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROJECT_VERSION } from '../../../src/state/project/project-document.ts';
import { readProject } from '../../../src/state/project/read-project.ts';
import { HASH, PROJECT } from './project-fixture.ts';

const refusalOf = (value: unknown, customers?: string): string => {
  const reading = readProject(typeof value === 'string' ? value : JSON.stringify(value), customers);
  return reading.kind === 'refused' ? reading.message : 'was read';
};

test('a project is read as it was written', () => {
  expect(readProject(JSON.stringify(PROJECT), undefined)).toEqual({ kind: 'read', project: PROJECT });
});

describe('a project of version 1', () => {
  const { notes: _notes, ...byHand } = PROJECT.byHand;
  const old = {
    ...PROJECT,
    strataProject: 1,
    byHand,
    view: { ...PROJECT.view, selection: { rows: [1, 3], origin: 'table' } },
  };

  test('names the selected customers by their rows, which become ids', () => {
    const reading = readProject(JSON.stringify(old), '["c0","c1","c2","c3"]');
    expect(reading).toMatchObject({
      kind: 'read',
      project: {
        strataProject: PROJECT_VERSION,
        byHand: { notes: '', savedSelections: PROJECT.byHand.savedSelections },
        view: { selection: { ids: ['c1', 'c3'], origin: 'table' } },
      },
    });
  });

  test('whose rows are beyond the list of customers is refused', () => {
    expect(refusalOf(old, '["c0","c1"]')).toMatch(/view\.selection\.rows\[1\].* whole number from 0 to 1/);
    expect(refusalOf(old)).toMatch(/needs the list of customers/);
  });
});

test('files that were read together need places that are places', () => {
  const stretch = { from: 0, to: 5, plan: { fileName: 'a.csv' } };
  const withTogether = (together: unknown): object => ({
    ...PROJECT,
    inputs: {
      events: {
        ...PROJECT.inputs.merges,
        plan: { fileName: 'a.csv', kind: 'events', together },
      },
    },
  });
  expect(refusalOf(withTogether({ files: [stretch] }))).toBe('was read');
  expect(refusalOf(withTogether(5))).toMatch(/together/);
  expect(refusalOf(withTogether({ files: [{ ...stretch, from: -1 }] }))).toMatch(/from/);
  expect(refusalOf(withTogether({ files: [stretch], lookup: {} }))).toMatch(/lookup/);
});

test('a newer version is named as what it is', () => {
  expect(refusalOf({ ...PROJECT, strataProject: PROJECT_VERSION + 1 })).toMatch(/newer version of Strata/);
});

describe('what no project is', () => {
  test.each<readonly [string, unknown, RegExp]>([
    ['a text that is no JSON', '{"strataProject": 2', /not JSON/],
    ['JSON of another kind', [1, 2], /“project\.json” is not an object/],
    ['JSON of another program', { a: 1 }, /this is no project/],
    ['a nested avalanche', '['.repeat(200_000), /not JSON, or damaged/],
    [
      'a name that reaches into every object',
      JSON.stringify(PROJECT).replace('"view"', '"__proto__":{"x":1},"view"'),
      /__proto__/,
    ],
    ['a version of nothing', { ...PROJECT, strataProject: 0 }, /versions begin at 1/],
    ['a version that is a text', { ...PROJECT, strataProject: '2' }, /“strataProject” is not a whole number/],
    ['a preset nobody has', { ...PROJECT, preset: 'x' }, /“preset” is none of development/],
    [
      'a setting out of range',
      { ...PROJECT, config: { ...PROJECT.config, clustering: { k: 1e9 } } },
      /“config\.clustering\.k” must be at most/,
    ],
    ['a setting nobody has', { ...PROJECT, config: { hacked: {} } }, /“config\.hacked” is not a section/],
    ['hands without a body', { ...PROJECT, byHand: undefined }, /“byHand” is not an object/],
    [
      'something made by hand that is not known',
      { ...PROJECT, byHand: { ...PROJECT.byHand, spells: [] } },
      /“byHand\.spells” is not known/,
    ],
    [
      'a decision that is none',
      { ...PROJECT, byHand: { overrides: [{ ...PROJECT.byHand.overrides[0], disposition: 'Love' }] } },
      /disposition” is none of Activate/,
    ],
    [
      'notes of a million characters',
      { ...PROJECT, byHand: { notes: 'a'.repeat(1_000_000) } },
      /“byHand\.notes” is longer than 100,000/,
    ],
    [
      'too many decisions',
      { ...PROJECT, byHand: { overrides: Array.from({ length: 10_001 }, () => 0) } },
      /more than 10,000 entries/,
    ],
    [
      'an edit of a segment that its basis does not have',
      {
        ...PROJECT,
        byHand: {
          edits: {
            ...PROJECT.byHand.edits,
            list: [{ ...PROJECT.byHand.edits.list[0], segments: [3] }],
          },
        },
      },
      /edits\.list\[0\]\.segments\[0\]” is not a whole number from 0 to 2/,
    ],
    [
      'an edit whose basis has characters that stand for no segment',
      {
        ...PROJECT,
        byHand: { edits: { list: [], bases: { [HASH]: { k: 2, ids: ['a'], labels: 'z' } } } },
      },
      /names segments that are not there/,
    ],
    ['a page nobody has', { ...PROJECT, view: { page: '../etc' } }, /“view\.page” is none of/],
    [
      'ids that are numbers',
      { ...PROJECT, view: { page: 'data', selection: { ids: [1], origin: '' } } },
      /ids\[0\]/,
    ],
    [
      'a hash that is none',
      { ...PROJECT, result: { ...PROJECT.result, resultHash: 'x' } },
      /resultHash” is not a SHA-256/,
    ],
    [
      'a file without its hash',
      {
        ...PROJECT,
        inputs: {
          events: { fileName: 'a', bytes: 1, hasData: true, plan: { fileName: 'a', kind: 'events' } },
        },
      },
      /inputs\.events\.id/,
    ],
  ])('%s', (_what, value, words) => {
    expect(refusalOf(value)).toMatch(words);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test('any JSON at all is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readProject(text, text).kind).toBe('refused');
      }),
    );
  });

  test('a project with any one value replaced is answered, never thrown at', () => {
    const paths = ['app', 'savedAt', 'preset', 'config', 'byHand', 'inputs', 'view', 'result'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const reading = readProject(JSON.stringify({ ...PROJECT, [path]: value }), undefined);
        if (reading.kind === 'read') expect(reading.project.strataProject).toBe(PROJECT_VERSION);
        else expect(reading.message).not.toBe('');
      }),
    );
  });
});
