import { describe, expect, it } from 'vitest';
import { settingProblems } from '../../src/state/draft.ts';
import { decodePermalink, encodePermalink } from '../../src/state/permalink.ts';
import { SCENARIOS } from '../../src/state/scenarios.ts';
import { shownSample } from '../../src/state/selectors.ts';
import { testApp } from './app-fixture.ts';

describe('the scenarios', () => {
  it.for(SCENARIOS)(
    '$name has settings that a run takes, and a link can hold',
    ({ preset, config, page }) => {
      expect(settingProblems(config)).toEqual([]);
      const link = decodePermalink(encodePermalink({ preset, config }, page));
      expect(link).toEqual({ step: { preset, config }, page });
    },
  );

  it('start a run of their settings on their page, and undo takes the settings back', () => {
    const { store, runner } = testApp('#page=report');
    const before = store.getState().draft.config;
    const scenario = SCENARIOS[1]!;
    void store.actions.startScenario(scenario);
    expect(runner.runs.at(-1)?.order.config).toEqual(scenario.config);
    expect(store.getState().page).toBe(scenario.page);
    expect(shownSample(store.getState())).toBe(scenario.name);
    store.actions.undo();
    expect(store.getState().draft.config).toEqual(before);
  });
});

describe('the sample of a visit that brought nothing', () => {
  it('runs the settings as they are, and is over with the next settings that are run', () => {
    const { store, runner } = testApp();
    void store.actions.startLanding();
    expect(store.getState().draft.canUndo).toBe(false);
    expect(runner.runs.at(-1)?.order.config).toEqual(store.getState().draft.config);
    expect(shownSample(store.getState())).toBe('landing');
    void store.actions.run();
    expect(shownSample(store.getState())).toBe('landing');
    store.actions.setSetting('source', 'seed', 5);
    void store.actions.run();
    expect(shownSample(store.getState())).toBeUndefined();
  });

  it('has no more words once they are dismissed', () => {
    const { store } = testApp();
    void store.actions.startLanding();
    store.actions.dismissSample();
    expect(shownSample(store.getState())).toBeUndefined();
    expect(store.getState().run.phase).toBe('running');
  });
});
