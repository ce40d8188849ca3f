import { describe, expect, it } from 'vitest';
import { shownSegmentation } from '../../src/state/selectors.ts';
import { FACTS, labelled, segmented, SIX } from '../pipelines/segmentation/edits/edited-fixture.ts';
import { testApp, type TestApp } from './app-fixture.ts';
import { STAGES, wholeRun } from './run-messages.ts';

const FIVE = segmented([0, 1, 2, 3, 4, 4]);

/** An app that has run, with six segments chosen and five tried. */
async function appWith(byK = [FIVE, SIX], app = testApp()): Promise<TestApp> {
  const running = app.store.actions.run();
  const run = app.runner.runs.at(-1)!;
  const views = { profiles: FACTS.profiles, segmentations: { byK }, kChoice: { chosen: 6 } };
  for (const message of wholeRun('a', 'computed', STAGES, views)) {
    if (message.kind === 'run-ended') run.end(message.outcome);
    else if (
      message.kind === 'run-started' ||
      message.kind === 'stage-started' ||
      message.kind === 'stage-ended'
    )
      run.say(message);
  }
  await running;
  return app;
}

const shown = (app: TestApp) => shownSegmentation(app.store.getState())!;
const names = (app: TestApp) => shown(app).segments.map(({ name }) => name);
const rename = (app: TestApp, segment: number, name: string) =>
  app.store.actions.editSegments({ kind: 'look', segment, look: { name } });

describe('edits of segments', () => {
  it('are steps to undo and redo, which bring back the bytes there were', async () => {
    const app = await appWith();
    const { actions, getState } = app.store;
    const bytes = () => JSON.stringify([getState().history.present, shown(app)]);
    const before = bytes();
    await rename(app, 1, 'Regulars');
    const renamed = bytes();
    await actions.editSegments({ kind: 'merge', into: 1, from: 4 });
    const merged = bytes();
    expect(shown(app).segments[1]).toMatchObject({ name: 'Regulars', size: 50 });
    actions.undo();
    expect(bytes()).toBe(renamed);
    actions.undo();
    expect(bytes()).toBe(before);
    expect(shown(app)).toBe(SIX);
    actions.redo();
    actions.redo();
    expect(bytes()).toBe(merged);
  });

  it('answer with the same objects as long as nothing changes', async () => {
    const app = await appWith();
    await rename(app, 1, 'Regulars');
    const first = shown(app);
    app.store.actions.selectSegment(2);
    expect(shown(app)).toBe(first);
    app.store.actions.showK(5);
    app.store.actions.showK(6);
    expect(shown(app)).toBe(first);
  });

  it('go with their segment to another k and to the next run', async () => {
    const app = await appWith();
    await rename(app, 3, 'Fourth');
    app.store.actions.showK(5);
    expect(names(app)[3]).toBe('Fourth');
    await appWith([segmented([3, 2, 1, 0, 4, 5])], app);
    expect(names(app)[0]).toBe('Fourth');
    expect(app.store.getState().edited.placementAt(6)?.placed[0]?.jaccard).toBe(1);
  });

  it('wait while no segment has their members, and come back with it', async () => {
    const app = await appWith();
    await rename(app, 0, 'First');
    await appWith([labelled(Array.from(SIX.labels, (_, row) => row % 6))], app);
    expect(names(app)).not.toContain('First');
    expect(app.store.getState().edited.placementAt(6)?.waiting).toHaveLength(1);
    expect(app.store.getState().notices.map(({ message }) => message)).toEqual([
      'An edit of segments found no segment with the same members in this result.',
    ]);
    await appWith([SIX], app);
    expect(names(app)[0]).toBe('First');
  });

  it('leave the customers pointed out who are in the segment pointed out', async () => {
    const app = await appWith();
    app.store.actions.selectSegment(5);
    await app.store.actions.editSegments({ kind: 'merge', into: 0, from: 1 });
    expect(app.store.getState().selectedSegment).toBe(4);
    app.store.actions.undo();
    expect(app.store.getState().selectedSegment).toBe(5);
  });

  it('change nothing without a step: the same name again, a segment with itself, one that is not there', async () => {
    const app = await appWith();
    await rename(app, 1, 'Regulars');
    const { past } = app.store.getState().history;
    await rename(app, 1, ' Regulars ');
    await rename(app, 9, 'Nobody');
    await app.store.actions.editSegments({ kind: 'merge', into: 1, from: 1 });
    await app.store.actions.editSegments({ kind: 'split', segment: 1 });
    expect(app.store.getState().history.past).toBe(past);
  });

  it('leave decisions on other segments in place, and take one on a part of a merge back with it', async () => {
    const app = await appWith();
    const { actions, getState } = app.store;
    await actions.overrideVerdict(5, 'Activate', 'known');
    await actions.editSegments({ kind: 'merge', into: 0, from: 1 });
    await actions.overrideVerdict(0, 'Reject', 'as one');
    expect(getState().draft.overrides).toMatchObject([
      { segment: 5, k: 6 },
      { segment: 0, merged: [1], k: 6 },
    ]);
    expect(new Set(getState().draft.overrides.map(({ labels }) => labels)).size).toBe(1);
  });
});
