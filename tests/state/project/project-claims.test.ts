import { describe, expect, test } from 'vitest';
import { type HeldProject, heldProject } from '../../../src/state/project/held-project.ts';
import { claimProject, type ProjectClaims } from '../../../src/state/project/project-claims.ts';
import { memoryClaims } from '../memory-claims.ts';

const X = { fileName: 'x.strata', savedAt: '2026-11-28T10:00:00.000Z' };

/** Tabs of one browser. */
function tabs(): () => ProjectClaims {
  const taken = new Set<string>();
  return () => memoryClaims(taken);
}

function heldIn(claims: ProjectClaims): HeldProject {
  return heldProject({ projectClaims: () => Promise.resolve(claims) });
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

  test('is free again once its tab has opened another one, and not before that is open', async () => {
    const tab = tabs();
    const held = heldIn(tab());
    held.replace(await held.claim(X));
    const y = await held.claim({ fileName: 'y', savedAt: '2026-11-28T12:00:00.000Z' });
    expect(await claimProject(tab(), X)).toMatchObject({ elsewhere: 'project' });
    held.replace(y);
    expect(await claimProject(tab(), X)).toMatchObject({ name: 'x.strata', elsewhere: undefined });
    expect(await claimProject(tab(), { fileName: 'y', savedAt: undefined })).toMatchObject({ name: 'y (2)' });
  });

  test('stays claimed when an opening, even its own, is given up, and when it is saved again', async () => {
    const tab = tabs();
    const held = heldIn(tab());
    held.replace(await held.claim(X));
    held.drop(await held.claim(X));
    held.add(await held.claim(X));
    const y = { fileName: 'y', savedAt: undefined };
    held.drop(await held.claim(y));
    expect(await claimProject(tab(), X)).toMatchObject({ elsewhere: 'project' });
    expect(await claimProject(tab(), y)).toMatchObject({ name: 'y', elsewhere: undefined });
    held.replace(undefined);
    expect(await claimProject(tab(), X)).toMatchObject({ name: 'x.strata', elsewhere: undefined });
  });
});
