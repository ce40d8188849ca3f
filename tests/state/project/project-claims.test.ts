import { describe, expect, test } from 'vitest';
import { claimProject, type ProjectClaims } from '../../../src/state/project/project-claims.ts';
import { memoryClaims } from '../memory-claims.ts';

const X = { fileName: 'x.strata', savedAt: '2026-11-28T10:00:00.000Z' };

/** Tabs of one browser. */
function tabs(): () => ProjectClaims {
  const taken = new Set<string>();
  return () => memoryClaims(taken);
}

describe('a project', () => {
  test('keeps its name in the tab that has it, however often it is opened and saved there', async () => {
    const claims = tabs()();
    const later = { ...X, savedAt: '2026-11-28T11:00:00.000Z' };
    for (const each of [X, X, later])
      expect(await claimProject(claims, each)).toMatchObject({ name: 'x.strata', elsewhere: undefined });
  });

  test('is a copy under a name of its own in each further tab, also by a version saved since', async () => {
    const tab = tabs();
    const first = tab();
    await claimProject(first, X);
    expect(await claimProject(tab(), X)).toMatchObject({ name: 'x (2).strata', elsewhere: 'project' });
    expect(await claimProject(tab(), X)).toMatchObject({ name: 'x (3).strata', elsewhere: 'project' });
    const saved = { ...X, savedAt: '2026-11-28T11:00:00.000Z' };
    await claimProject(first, saved);
    expect(await claimProject(tab(), { ...saved, fileName: 'x (1).strata' })).toMatchObject({
      name: 'x (4).strata',
      elsewhere: 'project',
    });
  });

  test('that is only called like another one gets another name and is not taken for it', async () => {
    const tab = tabs();
    await claimProject(tab(), X);
    const other = { fileName: 'x.strata', savedAt: undefined };
    expect(await claimProject(tab(), other)).toMatchObject({ name: 'x (2).strata', elsewhere: 'name' });
  });

  test('is free again once its tab has opened another one', async () => {
    const tab = tabs();
    const first = tab();
    await claimProject(first, X);
    const { keys } = await claimProject(first, { fileName: 'y', savedAt: '2026-11-28T12:00:00.000Z' });
    first.releaseAllBut(keys);
    expect(await claimProject(tab(), X)).toMatchObject({ name: 'x.strata', elsewhere: undefined });
    expect(await claimProject(tab(), { fileName: 'y', savedAt: undefined })).toMatchObject({ name: 'y (2)' });
  });
});
