import { describe, expect, it } from 'vitest';
import { DEFAULT_BOUNDS, readBounds } from '../../src/state/alert-bounds.ts';
import { alertStates } from '../../src/state/alerts.ts';
import type { RunTimes } from '../../src/state/run-times.ts';
import { testApp } from './app-fixture.ts';

const run = (outcome: RunTimes['outcome'], ms = 1000): RunTimes => ({
  outcome,
  ms,
  customers: 1,
  events: 1,
  workers: 1,
  cached: 0,
  stages: [],
});
const cache = (hits: number, misses: number, bytes = 10) => ({
  entries: 1,
  bytes,
  budget: 100,
  hits,
  misses,
  savedMs: 0,
  stages: [],
});
const of = (name: string, ...args: Parameters<typeof alertStates>) =>
  alertStates(...args).find((each) => each.name === name);
const many = (count: number, ms = 1000): RunTimes[] => Array.from({ length: count }, () => run('done', ms));

describe('an alert', () => {
  it('knows nothing before there is anything', () => {
    for (const each of alertStates([], undefined, DEFAULT_BOUNDS))
      expect(each).toMatchObject({ value: undefined, raised: undefined, samples: 0 });
  });

  it.each([
    [30, 29, undefined, undefined],
    [27, 33, 0.45, true],
    [30, 30, 0.5, false],
  ])('of the hit rate: %d hits and %d misses', (hits, misses, value, raised) => {
    expect(of('hitRate', [], cache(hits, misses), DEFAULT_BOUNDS)).toMatchObject({
      value,
      raised,
      samples: hits + misses,
    });
  });

  it.each([
    [many(19, 9000), undefined, undefined],
    [many(20, 5000), 5000, false],
    [[...many(17, 100), ...many(3, 9000)], 9000, true],
  ])('of the p95 of runs that were done: %#', (runs, value, raised) => {
    const found = of('p95', [...runs, run('cancelled', 1e6)], undefined, DEFAULT_BOUNDS);
    expect(found).toMatchObject({ raised });
    expect(found?.value).toBe(value);
  });

  it.each([
    [8, 1, undefined, undefined],
    [19, 1, 0.05, false],
    [9, 1, 0.1, true],
  ])('of failed runs: %d done, %d failed, cancelled ones not counting', (done, failed, value, raised) => {
    const runs = [...many(done), ...Array.from({ length: failed }, () => run('failed')), run('cancelled')];
    expect(of('errorRate', runs, undefined, DEFAULT_BOUNDS)).toMatchObject({
      value,
      raised,
      samples: done + failed,
    });
  });

  it('of memory is raised above its bound', () => {
    expect(of('memory', [], cache(0, 0, 80), DEFAULT_BOUNDS)).toMatchObject({ value: 0.8, raised: false });
    expect(of('memory', [], cache(0, 0, 81), DEFAULT_BOUNDS)).toMatchObject({ raised: true });
  });
});

describe('the bounds', () => {
  it.each([undefined, '{', 'null', '[]', '{"hitRate":2}', '{"p95":-1}', '{"memory":"0.5"}'])(
    'are the defaults in a damaged text: %s',
    (text) => expect(readBounds(text)).toEqual(DEFAULT_BOUNDS),
  );

  it('are kept between visits, and only sound ones are taken', () => {
    const app = testApp();
    app.store.actions.setAlertBound('p95', 12_000);
    app.store.actions.setAlertBound('hitRate', 1.5);
    app.store.actions.setAlertBound('memory', NaN);
    const { alertBounds } = testApp('', app.storage).store.getState();
    expect(alertBounds).toEqual({ ...DEFAULT_BOUNDS, p95: 12_000 });
  });
});
