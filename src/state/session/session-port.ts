import type { InputKind } from '../import-flow.ts';
import type { ArchiveAnswer } from '../archive.ts';
import type { SavedSession } from './saved-session.ts';

/** Files of a session by what they are read as. */
export type SessionFiles = Partial<Record<InputKind, File>>;

/** One step of keeping a session: all of it is done, or nothing. */
export interface SessionChange {
  readonly session: SavedSession;
  /** Files that lie there from now on; undefined takes one away, and what is not named stays. */
  readonly files: Readonly<Partial<Record<InputKind, File | undefined>>>;
  /** Sessions that this one takes the place of. */
  readonly replaces: readonly string[];
}

/** A kept record, which may be damaged. */
export interface LeftRecord {
  readonly id: string;
  readonly record: unknown;
}

/** The kept sessions of other pages. */
export interface OtherSessions {
  /** Those whose page no longer lives. */
  readonly left: readonly LeftRecord[];
  /** Ids of those whose page does. */
  readonly living: readonly string[];
}

/** The sessions of open pages, kept for the case of a crash. Nothing is thrown across this border. */
export interface SessionPort {
  /** Of this page; another for each. */
  readonly id: string;
  /** Shows other tabs that this page lives, as long as it does. */
  begin(): Promise<ArchiveAnswer<undefined>>;
  keep(change: SessionChange): Promise<ArchiveAnswer<undefined>>;
  others(): Promise<ArchiveAnswer<OtherSessions>>;
  /** Takes a session for this page, so that no other tab restores it too; false when one has it. */
  claim(id: string): Promise<boolean>;
  files(id: string): Promise<ArchiveAnswer<SessionFiles>>;
  /** Erases sessions with their files; begins at once, for there may be no time left. */
  erase(ids: readonly string[]): Promise<ArchiveAnswer<undefined>>;
  /** Erases all of them, also where they cannot be read. */
  clear(): Promise<ArchiveAnswer<undefined>>;
  /** Calls back once, in a while, when the page has nothing else to do. */
  later(callback: () => void): void;
  /** Hears that the page goes out of sight, after which it may be ended at any time. */
  onHidden(listener: () => void): void;
  /** Hears that the page is left in good order, and that it came back after all. */
  onLeave(leave: () => void, comeBack: () => void): void;
}
