import type { StoreParts } from '../app-state.ts';
import type { ArchiveAnswer } from '../archive.ts';
import type { RestoredSession } from '../project/open-project.ts';
import { mendMarks, openMarks, unmark } from './open-marks.ts';
import { readSession, type ReadSession } from './saved-session.ts';
import { sessionKeeper, type KeeperPeers, type SessionKeeper } from './session-keeper.ts';
import type { LeftRecord, SessionPort } from './session-port.ts';
import { sessionContents, sessionName } from './session-words.ts';

export interface SessionActions extends Pick<SessionKeeper, 'setKept' | 'noteGone'> {
  /** Offers the sessions that ended without closing, and erases what closed pages have left behind. */
  offer(): Promise<void>;
  /** Restores the session that the notice told of. */
  restore(noticeId: number): Promise<void>;
  /** Erases the session that the notice told of. */
  drop(noticeId: number): Promise<void>;
  /** Erases every session of every tab that is kept now. */
  forgetAll(): Promise<ArchiveAnswer<undefined>>;
}

/** What sessions need of the other groups. */
export interface SessionPeers extends KeeperPeers {
  openSession(session: RestoredSession): Promise<void>;
}

const MOST_OFFERED = 3;

/** Keeping the page, and offering what earlier ones have left. */
export function sessionActions(parts: StoreParts, port: SessionPort, peers: SessionPeers): SessionActions {
  const { store, ports } = parts;
  const { notices, openSession } = peers;
  const keeper = sessionKeeper(parts, port, peers);
  const offered = new Map<number, ReadSession | LeftRecord>();

  /** `place` tells sessions apart that look alike. */
  const offer = (session: ReadSession | LeftRecord, place: string): void => {
    const id = notices.notify(
      'project' in session
        ? {
            tone: 'info',
            message: `Strata did not close in good order. ${sessionName(session, ports.clock.date())}${place} is still here: ${sessionContents(session)}.`,
            remedy: 'Restore it, or start fresh: then it is erased from this browser.',
            action: { label: 'Restore', does: 'restore-session' },
            other: { label: 'Start fresh', does: 'drop-session' },
          }
        : {
            tone: 'warning',
            message: `A session of an earlier visit cannot be read: it is damaged, or of another version of Strata (${session.id.slice(0, 8)}).`,
            remedy: 'It is set aside, and nothing else is touched.',
            action: { label: 'Erase it', does: 'drop-session' },
          },
    );
    offered.set(id, session);
  };

  let timesGone = 0;
  const noteGone = (): void => {
    timesGone++;
    keeper.noteGone();
    for (const id of offered.keys()) notices.dismiss(id);
    offered.clear();
  };

  return {
    async offer() {
      const goneBefore = timesGone;
      const couldRead = openMarks(ports.storage) !== undefined;
      const others = await port.others();
      if (others.kind === 'failed' || timesGone !== goneBefore) return;
      const { left, living } = others.value;
      const marks = couldRead ? openMarks(ports.storage) : undefined;
      // Where the marks cannot be read, every session may be one that a crash has left.
      const isUnclean = ({ id }: LeftRecord): boolean => marks?.includes(id) ?? true;
      const closed = left.filter((each) => !isUnclean(each)).map(({ id }) => id);
      if (closed.length > 0) void port.erase(closed);
      const newestFirst = left
        .filter(isUnclean)
        .map((each) => readSession(each.record) ?? each)
        .toSorted(marks === undefined ? byTime : (a, b) => marks.indexOf(b.id) - marks.indexOf(a.id));
      const last = newestFirst.slice(0, MOST_OFFERED);
      for (const [at, session] of last.entries())
        offer(session, last.length === 1 ? '' : ` (${at + 1} of ${last.length})`);
      if (marks === undefined)
        mendMarks(ports.storage, [...last.map(({ id }) => id).toReversed(), ...living]);
      const tooMany = newestFirst.slice(MOST_OFFERED).map(({ id }) => id);
      if (tooMany.length > 0) void port.erase(tooMany);
      unmark(ports.storage, tooMany);
    },
    async restore(noticeId) {
      const session = offered.get(noticeId);
      offered.delete(noticeId);
      if (session === undefined || !('project' in session)) return;
      const name = sessionName(session, ports.clock.date());
      const files = (await port.claim(session.id)) ? await port.files(session.id) : undefined;
      if (files === undefined) {
        notices.notify({
          tone: 'info',
          message: `${name} is open in another tab, which has restored it.`,
          remedy: 'Go on there: a session is open in one tab only, so that none overwrites another.',
        });
        return;
      }
      await openSession({
        name,
        project: session.project,
        fileName: session.projectFile,
        files: files.kind === 'ok' ? files.value : {},
        onOpened() {
          store.setState({ segmentsTab: session.tab });
          keeper.takePlaceOf(session.id);
        },
      });
    },
    async drop(noticeId) {
      const session = offered.get(noticeId);
      offered.delete(noticeId);
      if (session === undefined || !(await port.claim(session.id))) return;
      unmark(ports.storage, [session.id]);
      await port.erase([session.id]);
    },
    setKept: keeper.setKept,
    noteGone,
    forgetAll() {
      noteGone();
      return port.clear();
    },
  };
}

/** The newest first, those that cannot be read last. */
function byTime(a: ReadSession | LeftRecord, b: ReadSession | LeftRecord): number {
  return ('at' in b ? b.at : 0) - ('at' in a ? a.at : 0);
}
