import { describe, expect, test, vi } from 'vitest';
import { sessionName } from '../../src/state/session/session-words.ts';
import type { ImportedFile, MergePreview } from '../../src/worker/protocol.ts';
import { testApp, type TestApp } from './app-fixture.ts';
import { sessionDisk } from './memory-sessions.ts';

const ID = 'ab'.repeat(32);
const MERGES = {
  id: ID,
  kind: 'merges',
  fileName: 'merges.csv',
  rows: 1,
  ids: 2,
  bytes: 5,
  rejected: [],
} as unknown as ImportedFile;

/** Pages of one browser, one after the other. */
function browser() {
  const disk = sessionDisk();
  const texts = new Map<string, string>();
  return {
    disk,
    texts,
    async open(): Promise<TestApp> {
      const app = testApp('#page=segments', texts, disk);
      await app.sessions.settle();
      return app;
    },
  };
}

async function importMerges(app: TestApp, file = new File(['a,b\nc'], 'merges.csv')): Promise<void> {
  const opening = app.store.actions.openMerges(file);
  const columns = { past: { name: 'old' }, canonical: { name: 'new' } };
  app.runner.mergePreviews.at(-1)!.answer({ kind: 'ok', value: { columns } as MergePreview });
  await opening;
  const importing = app.store.actions.confirmImport();
  app.runner.imports.at(-1)!.answer({ kind: 'ok', value: MERGES });
  await importing;
}

/** Changes a little of everything that a session holds. */
async function work(app: TestApp): Promise<void> {
  const { actions } = app.store;
  actions.setSetting('clustering', 'k', 7);
  actions.setNotes('For the board.');
  actions.goTo('data');
  actions.showTab('profiles');
  await importMerges(app);
  await app.sessions.settle();
}

const messages = (app: TestApp): readonly string[] =>
  app.store.getState().notices.map(({ message }) => message);
const offers = (app: TestApp) =>
  app.store.getState().notices.filter(({ action }) => action?.does === 'restore-session');

describe('after a crash', () => {
  test('the session is offered and restored exactly: settings, what was made by hand, files, page and view', async () => {
    const { open, disk } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const next = await open();
    const [offer] = offers(next);
    expect(offer?.message).toContain('merges.csv');
    expect(next.store.getState().draft.notes).toBe('');
    next.store.actions.followNotice(offer!.id);
    await next.sessions.settle();
    expect(await next.runner.imports[0]?.file.text()).toBe('a,b\nc');
    expect(next.runner.imports[0]?.columns).toEqual({ past: 'old', canonical: 'new', time: '' });
    next.runner.imports[0]!.answer({ kind: 'ok', value: MERGES });
    await next.sessions.settle();
    const [was, is] = [first.store.getState(), next.store.getState()];
    expect(is.history.present).toEqual(was.history.present);
    expect([is.inputs, is.page, is.segmentsTab]).toEqual([was.inputs, was.page, was.segmentsTab]);
    expect([...disk.sessions.keys()]).toEqual([next.sessions.id]);
    expect(disk.files.get(next.sessions.id)?.merges?.size).toBe(5);
  });

  test('starting fresh erases it, and it is not offered again', async () => {
    const { open, disk, texts } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const next = await open();
    const [offer] = offers(next);
    next.store.actions.followNotice(offer!.id, offer!.other);
    await next.sessions.settle();
    expect([disk.sessions.size, disk.files.size]).toEqual([0, 0]);
    expect(texts.get('strata.open')).toBe('[]');
    expect(offers(await open())).toEqual([]);
  });

  test('a crash while the session is restored leaves it to be offered again', async () => {
    const { open } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const next = await open();
    next.store.actions.followNotice(offers(next)[0]!.id);
    await next.sessions.settle();
    next.sessions.crash();
    expect(offers(await open())).toHaveLength(1);
  });

  test('two tabs do not restore the same session', async () => {
    const { open } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const [one, two] = [await open(), await open()];
    one.store.actions.followNotice(offers(one)[0]!.id);
    await one.sessions.settle();
    two.store.actions.followNotice(offers(two)[0]!.id);
    await two.sessions.settle();
    expect(one.runner.imports).toHaveLength(1);
    expect(two.runner.imports).toEqual([]);
    expect(messages(two).at(-1)).toMatch(/is open in another tab, which has restored it/);
  });

  test('a damaged session is told and set aside until it is erased, and others are still offered', async () => {
    const { open, disk } = browser();
    const [first, second] = [await open(), await open()];
    await work(first);
    await work(second);
    first.sessions.crash();
    second.sessions.crash();
    disk.sessions.set(first.sessions.id, { id: first.sessions.id, format: 1, document: '{"strataProject' });
    const next = await open();
    expect(offers(next)).toHaveLength(1);
    const damaged = next.store.getState().notices.find(({ message }) => message.includes('cannot be read'));
    expect(disk.sessions.size).toBe(2);
    next.store.actions.followNotice(damaged!.id);
    await next.sessions.settle();
    expect([...disk.sessions.keys()]).toEqual([second.sessions.id]);
  });
});

describe('a file of the session', () => {
  test('that the page has already is not read again', async () => {
    const { open } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const next = await open();
    const [offer] = offers(next);
    await importMerges(next);
    next.store.actions.followNotice(offer!.id);
    await next.sessions.settle();
    expect(next.runner.imports).toHaveLength(1);
    expect(next.store.getState()).toMatchObject({
      inputs: { merges: MERGES },
      draft: { notes: 'For the board.' },
    });
    expect(next.runner.removed).toEqual([]);
  });

  test('is let go when another one is restored before it is read', async () => {
    const { open } = browser();
    const [first, second] = [await open(), await open()];
    await work(first);
    second.store.actions.setNotes('The other one.');
    await second.sessions.settle();
    first.sessions.crash();
    second.sessions.crash();
    const next = await open();
    const [other, withFile] = offers(next);
    next.store.actions.followNotice(withFile!.id);
    await next.sessions.settle();
    next.store.actions.followNotice(other!.id);
    await next.sessions.settle();
    next.runner.imports[0]!.answer({ kind: 'ok', value: MERGES });
    await next.sessions.settle();
    expect(next.store.getState().draft.notes).toBe('The other one.');
    expect(next.runner.removed).toEqual([ID]);
  });
});

describe('several sessions that crashed', () => {
  test('are each offered, also when they look alike', async () => {
    const { open, disk } = browser();
    const [first, second] = [await open(), await open()];
    for (const app of [first, second]) {
      app.store.actions.setNotes('alike');
      await app.sessions.settle();
      app.sessions.crash();
    }
    const next = await open();
    expect(offers(next)).toHaveLength(2);
    for (const { id, other } of offers(next)) next.store.actions.followNotice(id, other);
    await next.sessions.settle();
    expect(disk.sessions.size).toBe(0);
  });

  test.each(['{"half": [1', '', '7'])(
    'are offered, and not erased, where it is not known which were open: %s',
    async (damaged) => {
      const { open, disk, texts } = browser();
      const first = await open();
      await work(first);
      first.sessions.crash();
      texts.set('strata.open', damaged);
      const next = await open();
      expect(offers(next)).toHaveLength(1);
      next.sessions.crash();
      const later = await open();
      expect([offers(later).length, disk.files.get(first.sessions.id)?.merges?.size]).toEqual([1, 5]);
    },
  );
});

describe('marks of open pages that are damaged while a page is open', () => {
  test.each(['is opened', 'is changed'])('keep the mark of that page when another one %s', async (what) => {
    const { open, disk, texts } = browser();
    const [living, other] = [await open(), await open()];
    await work(living);
    if (what === 'is changed') {
      await work(other);
      texts.set('strata.open', '{"half": [1');
      other.store.actions.setNotes('Now of another one.');
      await other.sessions.settle();
    } else {
      texts.set('strata.open', '{"half": [1');
      await open();
    }
    expect(disk.sessions.has(living.sessions.id)).toBe(true);
    expect(JSON.parse(texts.get('strata.open')!)).toContain(living.sessions.id);
    living.sessions.crash();
    expect(offers(await open())).toHaveLength(1);
  });
});

test('a page that was left in good order, or lives in another tab, is not offered', async () => {
  const { open, disk } = browser();
  const [first, second] = [await open(), await open()];
  await work(first);
  await work(second);
  first.sessions.leave();
  const next = await open();
  expect(offers(next)).toEqual([]);
  expect([...disk.sessions.keys()]).toEqual([second.sessions.id]);
});

test('a page on which nothing was done is not kept, and what has not changed is not written again', async () => {
  const { open, disk } = browser();
  const app = await open();
  app.store.actions.goTo('data');
  await app.sessions.settle();
  expect(disk.writes).toBe(0);
  await work(app);
  const { writes } = disk;
  app.store.actions.setTheme('dark');
  app.store.actions.setNotes('For the board.');
  await app.sessions.settle();
  expect([writes > 0, disk.writes]).toEqual([true, writes]);
});

test('settings out of range are kept as they last fitted, so that the session can be restored', async () => {
  const { open } = browser();
  const first = await open();
  await work(first);
  first.store.actions.setSetting('clustering', 'k', -3);
  first.store.actions.setNotes('later');
  await first.sessions.settle();
  first.sessions.crash();
  const next = await open();
  next.store.actions.followNotice(offers(next)[0]!.id);
  await next.sessions.settle();
  next.runner.imports[0]!.answer({ kind: 'ok', value: MERGES });
  await next.sessions.settle();
  expect(next.store.getState().draft).toMatchObject({ notes: 'later', config: { clustering: { k: 7 } } });
});

describe('a file that is not kept', () => {
  test('is told, and asked for after a crash', async () => {
    const { open, disk } = browser();
    const first = await open();
    first.sessions.failWith('full', 'files');
    await work(first);
    expect(first.store.getState().session.leftOut).toEqual(['merges.csv']);
    expect(messages(first).at(-1)).toMatch(/merges\.csv could not be kept .* no room/);
    expect([disk.sessions.size, disk.files.get(first.sessions.id)?.merges]).toEqual([1, undefined]);
    first.sessions.crash();
    const next = await open();
    next.store.actions.followNotice(offers(next)[0]!.id);
    await next.sessions.settle();
    expect(next.store.getState().project).toMatchObject({
      isShown: true,
      awaited: { files: [{ kind: 'merges', fileName: 'merges.csv' }] },
    });
    expect(next.store.getState().draft.notes).toBe('');
  });

  test('because it is too large is told once', async () => {
    const { open } = browser();
    const app = await open();
    const large = new File(['x'], 'merges.csv');
    Object.defineProperty(large, 'size', { value: 300 * 1024 * 1024 });
    await importMerges(app, large);
    await app.sessions.settle();
    app.store.actions.setNotes('more');
    await app.sessions.settle();
    expect(messages(app).filter((message) => message.includes('too large to be kept'))).toHaveLength(1);
  });
});

test('without room at all the page says so once and works on; it is kept again once there is room', async () => {
  const { open, disk } = browser();
  const app = await open();
  app.sessions.failWith('full');
  await work(app);
  app.store.actions.setNotes('more');
  await app.sessions.settle();
  expect(messages(app).filter((message) => message.includes('storage is full'))).toHaveLength(1);
  app.sessions.failWith(undefined);
  app.store.actions.setNotes('still more');
  await app.sessions.settle();
  expect([disk.sessions.size, app.store.getState().session.problem]).toEqual([1, undefined]);
});

test('switched off, nothing is kept in this visit and the next, also after forgetting everything', async () => {
  const { open, disk } = browser();
  const app = await open();
  await work(app);
  app.store.actions.keepSession(false);
  await app.sessions.settle();
  expect(disk.sessions.size).toBe(0);
  await app.store.actions.forgetEverything();
  app.sessions.leave();
  const next = await open();
  await work(next);
  expect([next.store.getState().session.isKept, disk.sessions.size]).toEqual([false, 0]);
});

test('forgetting everything erases sessions too; other tabs keep theirs anew only after a change', async () => {
  const { open, disk } = browser();
  const [one, two] = [await open(), await open()];
  await work(one);
  await work(two);
  await one.store.actions.forgetEverything();
  two.elsewhere.clear();
  await two.sessions.settle();
  expect(disk.sessions.size).toBe(0);
  two.store.actions.setNotes('after that');
  await two.sessions.settle();
  expect([...disk.sessions.keys()]).toEqual([two.sessions.id]);
  expect(disk.files.get(two.sessions.id)?.merges?.size).toBe(5);
});

describe('forgetting everything', () => {
  test.each(['here', 'in another tab'])('takes what is offered along: %s', async (where) => {
    const { open } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const next = await open();
    expect(offers(next)).toHaveLength(1);
    if (where === 'here') await next.store.actions.forgetEverything();
    else next.elsewhere.clear();
    await next.sessions.settle();
    expect(offers(next)).toEqual([]);
  });

  test('is said to be done, here and to other tabs, once sessions and runs are erased, and not where that fails', async () => {
    const { open, disk, texts } = browser();
    const app = await open();
    await work(app);
    const clearing = vi.spyOn(texts, 'clear');
    clearing.mockImplementationOnce(() => expect(disk.sessions.size).toBe(0));
    app.archive.failWith('damaged');
    await app.store.actions.forgetEverything();
    await app.sessions.settle();
    expect(messages(app).join()).toMatch(/Not all that this browser kept/);
    expect(messages(app).join()).not.toMatch(/is erased/);
    app.archive.failWith(undefined);
    await app.store.actions.forgetEverything();
    await app.sessions.settle();
    expect([messages(app).at(-1), clearing.mock.calls.length]).toEqual([
      'Whatever this browser kept for Strata is erased.',
      2,
    ]);
  });
});

describe('while keeping is switched off', () => {
  test('a session that is restored is erased, and its mark with it', async () => {
    const { open, disk, texts } = browser();
    const first = await open();
    await work(first);
    first.sessions.crash();
    const next = await open();
    next.store.actions.keepSession(false);
    expect(next.store.getState().session.isKept).toBe(false);
    next.store.actions.followNotice(offers(next)[0]!.id);
    await next.sessions.settle();
    next.runner.imports[0]!.answer({ kind: 'ok', value: MERGES });
    await next.sessions.settle();
    expect(next.store.getState().draft.notes).toBe('For the board.');
    expect([disk.sessions.size, disk.files.size, texts.get('strata.open')]).toEqual([0, 0, '[]']);
  });

  test('a keeping under way that fails tells nothing and marks nothing', async () => {
    const { open, texts } = browser();
    const app = await open();
    vi.spyOn(app.sessions, 'keep').mockImplementation(() => {
      app.store.actions.keepSession(false);
      return Promise.resolve({ kind: 'failed', problem: 'full' });
    });
    await work(app);
    expect([messages(app), texts.get('strata.open')]).toEqual([[], '[]']);
  });
});

test('a session from the future of a clock that was set back has no time in its name', () => {
  const now = new Date(2026, 10, 28, 14, 5).getTime();
  expect(sessionName({ at: now + 3_600_000 }, now)).toBe('The session of an earlier visit');
  expect(sessionName({ at: now - 60_000 }, now)).toMatch(/^The session of .*0?4/);
  expect(sessionName({ at: now - 60_000 }, now)).not.toMatch(/2026/);
  expect(sessionName({ at: now - 86_400_000 * 3 }, now)).toMatch(/2026/);
});
