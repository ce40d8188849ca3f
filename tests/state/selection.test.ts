import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  carrySelection,
  rowsInBoth,
  rowsWithout,
  selectionMode,
  selectRows,
  unionOfRows,
} from '../../src/state/selection.ts';
import { testApp } from './app-fixture.ts';
import { finishRun } from './finish-run.ts';

const rowSet = fc.uniqueArray(fc.nat(40)).map((rows) => Uint32Array.from(rows).sort());

describe('sets of rows', () => {
  it('are joined, subtracted and intersected as sets are', () => {
    fc.assert(
      fc.property(rowSet, rowSet, (one, other) => {
        const [a, b] = [new Set(one), new Set(other)];
        const ordered = (rows: Iterable<number>) => [...rows].sort((x, y) => x - y);
        expect([...unionOfRows(one, other)]).toEqual(ordered(new Set([...a, ...b])));
        expect([...rowsWithout(one, other)]).toEqual([...a].filter((row) => !b.has(row)));
        expect([...rowsInBoth(one, other)]).toEqual([...a].filter((row) => b.has(row)));
      }),
    );
  });
});

describe('a choice of customers', () => {
  const before = { rows: Uint32Array.of(1, 3, 5), origin: 'lasso on the map' };
  const lasso = { origin: 'lasso on the map' };

  it.each([
    ['replace', [2, 3]],
    ['add', [1, 2, 3, 5]],
    ['remove', [1, 5]],
    ['intersect', [3]],
  ] as const)('can %s the one before, with rows in any order', (mode, rows) => {
    const after = selectRows(before, [3, 2, 3], { mode, ...lasso });
    expect([...(after?.rows ?? [])]).toEqual(rows);
    expect(after?.origin).toBe(lasso.origin);
  });

  it('of nobody is none, and nothing can be taken from none', () => {
    expect(selectRows(before, [1, 3, 5], { mode: 'remove', ...lasso })).toBeUndefined();
    expect(selectRows(undefined, [4], { mode: 'remove', ...lasso })).toBeUndefined();
    expect(selectRows(undefined, [4], { mode: 'intersect', ...lasso })).toBeUndefined();
    expect([...(selectRows(undefined, [4], { mode: 'add', ...lasso })?.rows ?? [])]).toEqual([4]);
  });

  it('made in two ways says so', () => {
    const how = { mode: 'add', origin: 'checks in the table' } as const;
    expect(selectRows(before, [2], how)?.origin).toBe('several steps');
    expect(selectRows(before, [2], { ...how, mode: 'replace' })?.origin).toBe('checks in the table');
  });

  it('adds with Shift, takes away with Alt, and keeps what is in both with both', () => {
    const modes = [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ].map(([shiftKey = false, altKey = false]) => selectionMode({ shiftKey, altKey }));
    expect(modes).toEqual(['replace', 'add', 'remove', 'intersect']);
  });

  it('follows the ids where customers are listed anew', () => {
    expect(carrySelection(before, ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'])).toBe(before);
    const moved = carrySelection(before, ['a', 'b', 'c', 'd', 'e', 'f'], ['f', 'c', 'b']);
    expect([...(moved?.rows ?? [])]).toEqual([0, 2]);
    expect(carrySelection(before, ['a', 'b', 'c', 'd', 'e', 'f'], ['x'])).toBeUndefined();
  });
});

describe('a run', () => {
  const first = { acquired: { dataHash: 'one' } };

  it('that makes the same customers again, from the cache or anew, leaves them selected', async () => {
    const app = testApp();
    await finishRun(app, first);
    app.store.actions.selectCustomers({ rows: Uint32Array.of(1), origin: 'lasso on the map' });
    const { selection } = app.store.getState();
    await finishRun(app, first);
    expect(app.store.getState().selection).toBe(selection);
  });

  it('that sets some aside leaves the others selected', async () => {
    const app = testApp();
    await finishRun(app, first);
    app.store.actions.selectCustomers({ rows: Uint32Array.of(0, 1), origin: 'lasso on the map' });
    await finishRun(app, { ...first, profiles: { ids: ['b'] } });
    expect([...(app.store.getState().selection?.rows ?? [])]).toEqual([0]);
  });

  it('of other data leaves nobody selected, even if ids are the same', async () => {
    const app = testApp();
    await finishRun(app, first);
    app.store.actions.selectCustomers({ rows: Uint32Array.of(1), origin: 'lasso on the map' });
    await finishRun(app, { acquired: { dataHash: 'two' } });
    expect(app.store.getState().selection).toBeUndefined();
  });
});
