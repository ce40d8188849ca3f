import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../src/base/sliced.ts';
import { InputError } from '../../../src/base/input-error.ts';
import { createEventReader } from '../../../src/io/event-reader.ts';
import { createMergeReader, type MergeHistory, planMergeHistory } from '../../../src/io/merge-history.ts';
import { editPlan } from '../../../src/io/edit-plan.ts';
import type { SegmentationConfig } from '../../../src/pipelines/segmentation/config.ts';
import {
  resolveIdentity,
  type ResolvedIdentity,
} from '../../../src/pipelines/segmentation/identity/resolve-identity.ts';
import { hasSharedData } from '../../shared-data.ts';
import { fed, previewOf } from '../../io/read-file.ts';
import { importedEvents, mergesOf, runDataStages } from './run-data-stages.ts';

type Settings = SegmentationConfig['identity'];

function resolve(
  ids: readonly string[],
  merges: MergeHistory,
  settings: Partial<Settings> = {},
): ResolvedIdentity & { groups: Record<string, string> } {
  const occurs = new Uint8Array(ids.length).fill(1);
  const resolved = atOnce(
    resolveIdentity(
      { ids, occurs, merges, rejectedMerges: [], truth: undefined },
      { mode: 'tolerant', conflicts: 'unite', cycles: 'quarantine', spelling: 'exact', ...settings },
    ),
  );
  const groups = Object.fromEntries(
    ids.map((id, code) => [id, resolved.canonicalIds[resolved.canonicalOf[code]!]!]),
  );
  return { ...resolved, groups };
}

describe('identity resolution', () => {
  test('a chain leads to its end', () => {
    const { groups, longestChain, merged } = resolve(
      ['a', 'b', 'c', 'x'],
      mergesOf([
        ['b', 'c'],
        ['a', 'b'],
      ]),
    );
    expect(groups).toEqual({ a: 'c', b: 'c', c: 'c', x: 'x' });
    expect([longestChain, merged]).toEqual([2, 2]);
  });

  test('a chain of 10,000 links resolves', () => {
    const ids = Array.from({ length: 10_001 }, (_, i) => `id${i}`);
    const links = ids.slice(1).map((id, i) => [ids[i]!, id] as const);
    const { canonicalIds, longestChain, issues } = resolve(ids, mergesOf(links));
    expect(canonicalIds).toEqual(['id10000']);
    expect([longestChain, issues.length]).toEqual([10_000, 0]);
  });

  test('a circle of 200,000 links is united on demand', () => {
    const ids = Array.from({ length: 200_000 }, (_, i) => `id${i}`);
    const merges = mergesOf(ids.map((id, i) => [id, ids[(i + 1) % ids.length]!]));
    const { canonicalIds, issueCounts } = resolve(ids, merges, { cycles: 'unite' });
    expect(canonicalIds).toEqual(['id0']);
    expect(issueCounts).toEqual({ cycle: 1 });
  });

  test('a circle of 10,000 links is found and set aside with its path', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `id${i}`);
    const { canonicalIds, issues } = resolve(
      ids,
      mergesOf(ids.map((id, i) => [id, ids[(i + 1) % ids.length]!])),
    );
    expect(canonicalIds).toHaveLength(10_000);
    expect(issues).toHaveLength(1);
    expect(issues[0]!.path).toEqual([...ids, 'id0']);
  });

  test('repeated rows are harmless, self-merges are ignored, and both are listed', () => {
    const { groups, issueCounts } = resolve(
      ['a', 'b'],
      mergesOf([
        ['a', 'b'],
        ['a', 'b'],
        ['b', 'b'],
        ['a', 'b', 3],
      ]),
    );
    expect(groups).toEqual({ a: 'b', b: 'b' });
    expect(issueCounts).toEqual({ 'repeated-merge': 2, 'self-merge': 1 });
  });

  test('ids without events link others, may name the customer, and are counted', () => {
    const { groups, issueCounts, rawIds } = resolve(
      ['a', 'b'],
      mergesOf([
        ['a', 'via'],
        ['via', 'end'],
        ['b', 'end'],
      ]),
    );
    expect(groups).toEqual({ a: 'end', b: 'end' });
    expect([issueCounts, rawIds]).toEqual([{ 'unknown-id': 2 }, 2]);
  });

  const conflict = mergesOf([
    ['p', 'a', 1],
    ['p', 'b', 2],
    ['p', 'b', 2],
    ['q', 'p', 1],
  ]);
  const names = ['a', 'b', 'p', 'q'];
  test.each<[Settings['conflicts'], Record<string, string>]>([
    ['unite', { a: 'b', b: 'b', p: 'b', q: 'b' }],
    ['latest', { a: 'a', b: 'b', p: 'b', q: 'b' }],
    ['quarantine', { a: 'a', b: 'b', p: 'p', q: 'p' }],
  ])('one past id with two targets, %s', (conflicts, expected) => {
    const { groups, issues } = resolve(names, conflict, { conflicts });
    expect(groups).toEqual(expected);
    expect(issues.find(({ kind }) => kind === 'conflict')!.path).toEqual(['p', 'a', 'b']);
  });

  test('without times the first id in order wins', () => {
    const merges = mergesOf([
      ['p', 'b'],
      ['p', 'a'],
    ]);
    expect(resolve(['a', 'b', 'p'], merges).groups).toEqual({ a: 'a', b: 'a', p: 'a' });
    expect(resolve(['a', 'b', 'p'], merges, { conflicts: 'latest' }).groups).toEqual({
      a: 'a',
      b: 'b',
      p: 'a',
    });
  });

  test.each<[string, readonly (number | undefined)[], RegExp]>([
    ['the newest merge', [2, 1, undefined], /“b” alone, the newest merge$/],
    ['the order of ids, for want of times', [undefined, undefined, undefined], /“a” alone, .*no time$/],
    ['the order of ids among the newest', [2, 2, 1], /“a” alone, .*order of ids.*same time$/],
  ])('“latest” says what decided: %s', (_, [b, a, c], words) => {
    const merges = mergesOf([
      ['p', 'b', b],
      ['p', 'a', a],
      ['p', 'c', c],
    ]);
    const { issues } = resolve(['a', 'b', 'c', 'p'], merges, { conflicts: 'latest' });
    expect(issues.map(({ action }) => action)).toEqual([expect.stringMatching(words)]);
  });

  test('a cycle is set aside, or united on demand; what leads into it or lies beside it is not', () => {
    const merges = mergesOf([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['in', 'a'],
      ['x', 'y'],
    ]);
    const { groups, issues } = resolve(['a', 'b', 'c', 'in', 'x', 'y'], merges);
    expect(groups).toEqual({ a: 'a', b: 'b', c: 'c', in: 'a', x: 'y', y: 'y' });
    expect(issues.map(({ kind, path }) => [kind, path.join(' → ')])).toEqual([['cycle', 'a → b → c → a']]);
    const united = resolve(['a', 'b', 'c', 'in', 'x', 'y'], merges, { cycles: 'unite' });
    expect(united.groups).toEqual({ a: 'a', b: 'a', c: 'a', in: 'a', x: 'y', y: 'y' });
    expect(united.issues.map(({ action }) => action)).toEqual([
      expect.stringMatching(/^united: these ids are one customer; .*quarantine keeps them apart$/),
    ]);
  });

  test('two circles through one id, united, are one customer', () => {
    const merges = mergesOf([
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'c'],
      ['c', 'b'],
      ['c', 'out'],
    ]);
    const { groups } = resolve(['a', 'b', 'c', 'out'], merges, { cycles: 'unite' });
    expect(new Set(Object.values(groups)).size).toBe(1);
  });

  test.each([
    [
      'a conflict',
      mergesOf([
        ['p', 'a'],
        ['p', 'b'],
      ]),
      /“p” is merged into “a” and into “b”/,
    ],
    [
      'a cycle',
      mergesOf([
        ['x', 'a'],
        ['a', 'b'],
        ['b', 'a'],
      ]),
      /a → b → a/,
    ],
  ])('strict mode stops at %s and names the path', (_, merges, path) => {
    expect(() => resolve(['a', 'b', 'p', 'x'], merges, { mode: 'strict' })).toThrow(InputError);
    expect(() => resolve(['a', 'b', 'p', 'x'], merges, { mode: 'strict' })).toThrow(path);
  });

  test('strict mode takes chains, repeated rows and self-merges as they are', () => {
    const merges = mergesOf([
      ['a', 'b'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'c'],
    ]);
    expect(resolve(['a', 'b', 'c'], merges, { mode: 'strict' }).canonicalIds).toEqual(['c']);
  });

  const anyId = fc.integer({ min: 0, max: 14 }).map((i) => `i${i}`);
  const anyMerges = fc.array(
    fc.tuple(anyId, anyId, fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined })),
    { maxLength: 30 },
  );
  const anyConflicts = fc.constantFrom<Settings['conflicts']>('unite', 'latest', 'quarantine');

  test('whatever the merges say, events, revenue and refunds stay', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      customer: `i${i % 13}`,
      time: `2024-01-${String((i % 28) + 1).padStart(2, '0')}T10:00:00Z`,
      amount: i % 5 === 4 ? -3.1 * i : 7.7 * i,
    }));
    await fc.assert(
      fc.asyncProperty(anyMerges, anyConflicts, async (links, conflicts) => {
        const changes = { source: { kind: 'events' }, identity: { conflicts } } as const;
        const given = { importedEvents: importedEvents(rows), merges: mergesOf(links) };
        const { checked, identity, profiles } = await runDataStages(changes, given);
        expect(identity.totals).toEqual({ ...checked.totals, customers: identity.canonicalIds.length });
        expect(profiles.purchases!.reduce((sum, each) => sum + each, 0)).toBe(32);
        expect(identity.rawIds - identity.merged).toBe(identity.canonicalIds.length);
      }),
      { numRuns: 100 },
    );
  });

  test('the order of the rows does not matter once times settle conflicts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(anyId, anyId), { selector: String, maxLength: 20 }),
        anyConflicts,
        (pairs, conflicts) => {
          const dated = pairs.map(([past, canonical], i) => [past, canonical, i] as const);
          const ids = Array.from({ length: 15 }, (_, i) => `i${i}`);
          const forward = resolve(ids, mergesOf(dated), { conflicts }).groups;
          const backward = resolve(ids, mergesOf(dated.toReversed()), { conflicts }).groups;
          expect(backward).toEqual(forward);
        },
      ),
    );
  });
});

describe('ids in several spellings', () => {
  const anySpelling = fc
    .tuple(
      fc.constantFrom('a', 'é', 'İ', 'Σ', 'ß', '𐐀', 'a.b', 'A+b'),
      fc.boolean(),
      fc.constantFrom('', ' ', '\u00a0'),
    )
    .map(([id, capitals, blank]) => `${blank}${capitals ? id.toUpperCase() : id}${blank}`);
  const anyIds = fc.uniqueArray(anySpelling, { minLength: 1, maxLength: 30 });

  test('are as many customers as a plain map of them folded has entries, each called by its folded id', () => {
    fc.assert(
      fc.property(anyIds, (ids) => {
        const byFolded = new Map<string, string[]>();
        for (const id of ids) {
          const folded = id.trim().toLowerCase();
          byFolded.set(folded, [...(byFolded.get(folded) ?? []), id]);
        }
        const { groups, canonicalIds, rawIds, merged, respelled } = resolve(ids, mergesOf([]), {
          spelling: 'folded',
        });
        expect(canonicalIds).toEqual([...byFolded.keys()]);
        for (const [folded, spellings] of byFolded)
          for (const id of spellings) expect(groups[id]).toBe(folded);
        expect([rawIds, rawIds - merged]).toEqual([ids.length, byFolded.size]);
        const several = [...byFolded.values()].filter((spellings) => spellings.length > 1);
        expect(respelled).toEqual({ ids: several.length, spellings: several.flat().length });
        const exact = resolve(ids, mergesOf([]));
        expect(exact.canonicalIds).toEqual(ids);
        expect(exact.warnings).toHaveLength(several.length > 0 ? 1 : 0);
      }),
    );
  });

  test('are folded in the merge history too, whichever way they stand there', () => {
    const merges = mergesOf([
      [' OLD@x', 'New@X'],
      ['new@x', 'NEW@X '],
    ]);
    const { groups, issueCounts, longestChain } = resolve(['Old@x', 'old@X', 'NEW@x'], merges, {
      spelling: 'folded',
    });
    expect(groups).toEqual({ 'Old@x': 'new@x', 'old@X': 'new@x', 'NEW@x': 'new@x' });
    expect([issueCounts, longestChain]).toEqual([{ 'self-merge': 1 }, 1]);
    expect(resolve(['Old@x', 'old@X', 'NEW@x'], merges).issueCounts).toEqual({ 'unknown-id': 4 });
  });

  test('are not told of where the merge history has made them one, nor where they have no event', () => {
    const ids = ['A', 'a', 'B', 'b'];
    expect(resolve(ids, mergesOf([['A', 'a']])).warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^2 ids .*“B” and “b”/),
    ]);
    const { warnings, canonicalOf } = atOnce(
      resolveIdentity(
        {
          ids,
          occurs: Uint8Array.of(1, 0, 0, 1),
          merges: mergesOf([]),
          rejectedMerges: [],
          truth: undefined,
        },
        { mode: 'tolerant', conflicts: 'unite', cycles: 'quarantine', spelling: 'exact' },
      ),
    );
    expect([warnings, Array.from(canonicalOf)]).toEqual([[], [0, -1, -1, 1]]);
  });

  test('take what is known of any of them, and leave out those without an event', () => {
    const truth = { name: 'kind', names: ['x', 'y'], codes: Int32Array.of(-1, 1, 0) };
    const resolved = atOnce(
      resolveIdentity(
        {
          ids: ['A', 'a', 'b'],
          occurs: Uint8Array.of(0, 1, 1),
          merges: mergesOf([]),
          rejectedMerges: [],
          truth,
        },
        { mode: 'tolerant', conflicts: 'unite', cycles: 'quarantine', spelling: 'folded' },
      ),
    );
    expect(Array.from(resolved.canonicalOf)).toEqual([-1, 0, 1]);
    expect(Array.from(resolved.truth!.codes)).toEqual([1, 0]);
    expect([resolved.rawIds, resolved.merged]).toEqual([2, 0]);
  });
});

describe('rows that the merge history lost', () => {
  const rejectedMerges = [
    {
      reason: 'missing-past-id',
      message: 'The past id is missing.',
      count: 2,
      firstRows: [3, 7],
      examples: [],
    },
  ] as const;

  test('are told with reason and row numbers, and are issues', async () => {
    const { acquired, identity } = await runDataStages(
      { source: { kind: 'events' } },
      {
        importedEvents: importedEvents([{ customer: 'a', time: '2024-01-01', amount: 5 }]),
        merges: mergesOf([['b', 'a']]),
        rejectedMerges,
      },
    );
    expect(acquired.warnings).toEqual([
      { code: 'rejected-merges', message: 'merges.csv: 2 rows (3, 7) left out: The past id is missing.' },
    ]);
    expect(identity.issueCounts).toEqual({ 'rejected-row': 2, 'unknown-id': 1 });
    expect(identity.issues[0]).toEqual({
      kind: 'rejected-row',
      message: '2 rows (3, 7) of the merge history: The past id is missing.',
      path: [],
      action: 'left out',
    });
    expect(identity.mergeRows).toBe(1);
  });
});

describe.skipIf(!hasSharedData)('the published aliases of numpy’s authors', () => {
  async function run(conflicts: Settings['conflicts']): ReturnType<typeof runDataStages> {
    const { preview, bytes } = previewOf('ids/numpy_commits_events.csv.gz');
    const plan = editPlan(preview, { map: { customer: 'email_key' } });
    const { table, report } = fed(createEventReader(plan), bytes);
    const { preview: first, bytes: links } = previewOf('ids/numpy_commits_links.csv.gz');
    const merging = planMergeHistory(first, {
      past: 'alias_email_key',
      canonical: 'canonical_email_key',
    });
    const { merges } = fed(createMergeReader(merging), links);
    const events = { fileName: 'events.csv', table, report, mapping: plan.mapping };
    return runDataStages(
      { source: { kind: 'events' }, identity: { conflicts } },
      { importedEvents: events, merges },
    );
  }

  test.each<[Settings['conflicts'], number]>([
    ['unite', 2119],
    ['latest', 2120],
    ['quarantine', 2121],
  ])('%s: 2,320 ids become %i customers, and no event is lost', async (conflicts, customers) => {
    const { acquired, identity } = await run(conflicts);
    expect([identity.rawIds, identity.canonicalIds.length, identity.mergeRows]).toEqual([
      2320,
      customers,
      855,
    ]);
    expect(identity.issueCounts['self-merge']).toBe(559);
    const conflicting = identity.issues.filter(({ kind }) => kind === 'conflict');
    expect(conflicting.map(({ path }) => path)).toEqual([
      ['e_8385b15089d8', 'e_2fd5ca97c231', 'e_db21875d7e43'],
    ]);
    expect(identity.totals).toEqual({ ...acquired.totals, customers });
    expect(identity.totals.events).toBe(31_562);
  });
});
