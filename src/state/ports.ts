import type { Runner } from '../worker/runner-api.ts';
import type { Archive, ArchiveAnswer, StorageSpace } from './archive.ts';
import type { ProjectClaims } from './project/project-claims.ts';
import type { SessionPort } from './session/session-port.ts';
import type { KeptRun, KeptRunBody, KeptRunChange, NewRun } from './kept-run.ts';

/** What the store needs of the world; each is small, so that a test can give its own. */
export interface AppPorts {
  readonly runner: Runner;
  readonly storage: StoragePort;
  /** The same each time; loaded when it is first asked for. */
  archive(): Promise<ArchivePort>;
  /** The same each time; loaded when it is first asked for. */
  sessions(): Promise<SessionPort>;
  /** The same each time; loaded when it is first asked for. */
  projectClaims(): Promise<ProjectClaims>;
  readonly clock: ClockPort;
  readonly address: AddressPort;
  readonly updates: UpdatePort;
}

/** Small texts kept between visits. */
export interface KeptTexts {
  read(key: string): string | undefined;
  /** Whether it is kept; storage may be full or forbidden. */
  write(key: string, value: string): boolean;
}

/** Texts that all tabs of this browser share. */
export interface StoragePort extends KeptTexts {
  /** Forgets all of them, and tells the other tabs. */
  clear(): void;
  /** Hears that another tab has forgotten all of them. */
  onClear(listener: () => void): void;
  /** Hears of a text that another tab has written. */
  onChange(listener: (key: string) => void): void;
}

/** An entry as it was taken out, to put it back. */
export interface RemovedRun {
  readonly run: KeptRun;
  readonly packed: unknown;
}

/** Finished runs kept between visits, shared by all tabs of this browser. */
export interface ArchivePort {
  /** Newest first; and the ids of entries that cannot be read. */
  list(): Promise<ArchiveAnswer<Pick<Archive, 'runs' | 'damaged'>>>;
  /** Adds a run and lets go of unpinned ones over the limit, in one step; gives the entry with its id and size. */
  add(run: NewRun, body: KeptRunBody): Promise<ArchiveAnswer<KeptRun>>;
  /** The large part; undefined when another tab has removed it. */
  body(id: string): Promise<ArchiveAnswer<KeptRunBody | undefined>>;
  change(id: string, change: KeptRunChange): Promise<ArchiveAnswer<undefined>>;
  remove(ids: readonly string[]): Promise<ArchiveAnswer<readonly RemovedRun[]>>;
  restore(removed: readonly RemovedRun[]): Promise<ArchiveAnswer<undefined>>;
  /** Forgets all of them, the damaged ones too. */
  clear(): Promise<ArchiveAnswer<undefined>>;
  /** Undefined where the browser does not tell. */
  space(): Promise<StorageSpace | undefined>;
  /** Hears of changes that other tabs make. */
  onChange(listener: () => void): () => void;
}

export interface ClockPort {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** Resolves in a later task, so that the page may draw and answer what waits before. */
  nextTask(): Promise<void>;
}

/** The page's address, as far as its fragment goes. */
export interface AddressPort {
  /** With its leading `#`, or empty. */
  fragment(): string;
  /** Puts another fragment in place: `push` adds a step to the browser's history. */
  setFragment(fragment: string, how: 'push' | 'replace'): void;
  /** Hears of fragments that the user brought (back, forward, a pasted link). */
  onFragment(listener: (fragment: string) => void): () => void;
}

/** Newer builds of the page itself. */
export interface UpdatePort {
  /** Hears that a newer build is at hand. */
  onReady(listener: () => void): void;
  /** Goes over to it: the page loads anew. */
  apply(): void;
}
