import { expect, test, vi } from 'vitest';
import { PROJECT_FILES } from '../../../src/state/project/project-document.ts';
import { testApp, type TestApp } from '../app-fixture.ts';
import { PROJECT } from './project-fixture.ts';

const busy = (app: TestApp) => app.store.getState().project.busy;

const CONTENT = new Blob(['zip']);

/** Saves, and answers as the worker does. */
async function save(app: TestApp): Promise<{ readonly name: string } | undefined> {
  const saving = app.store.actions.projectFile();
  await vi.waitFor(() => expect(app.runner.packs).toHaveLength(1));
  app.runner.packs.pop()!.answer({ kind: 'ok', value: CONTENT });
  return await saving;
}

test('a save for which a script does not load ends with that fault, and can be done again', async () => {
  const app = testApp();
  app.claiming.loads = false;
  await expect(save(app)).rejects.toThrow('a script did not load');
  expect(busy(app)).toBeUndefined();
  app.claiming.loads = true;
  expect(await save(app)).toMatchObject({ name: expect.stringMatching(/\.strata$/), content: CONTENT });
  expect(busy(app)).toBeUndefined();
});

test('an opening for which a script does not load ends and changes nothing', async () => {
  const app = testApp();
  const { inputs: _none, ...rest } = PROJECT;
  const content = new Blob([JSON.stringify({ ...rest, inputs: {} })]);
  const before = app.store.getState().draft;
  app.claiming.loads = false;
  const opening = app.store.actions.openProject(new File(['zip'], 'board.strata'));
  await vi.waitFor(() => expect(app.runner.unpacks).toHaveLength(1));
  app.runner.unpacks[0]!.answer({ kind: 'ok', value: [{ name: PROJECT_FILES.project, content }] });
  await expect(opening).rejects.toThrow('a script did not load');
  expect(busy(app)).toBeUndefined();
  expect(app.store.getState().draft).toBe(before);
});
