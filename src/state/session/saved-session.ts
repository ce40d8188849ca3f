import type { ProjectDocument } from '../project/project-document.ts';
import { readProject } from '../project/read-project.ts';
import { FIRST_TAB, isSegmentsTab, type SegmentsTab } from '../segments-tab.ts';

/** What is kept of a page while it is open, so that a crash loses nothing. */
export interface SavedSession {
  readonly id: string;
  /** Version of this record. */
  readonly format: 1;
  /** When it was last kept, milliseconds since 1970. */
  readonly at: number;
  /** A project document as JSON; its `hasData` says which files lie beside it. */
  readonly document: string;
  readonly tab: SegmentsTab;
  /** Name of the project file it was saved to or opened from. */
  readonly projectFile: string | undefined;
}

/** A session that can be restored. */
export interface ReadSession extends Omit<SavedSession, 'format' | 'document'> {
  readonly project: ProjectDocument;
}

/** Reads a kept record, which may be anything; undefined for what this version cannot restore. */
export function readSession(record: unknown): ReadSession | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { id, format, at, document, tab, projectFile } = record as Readonly<Record<string, unknown>>;
  if (format !== 1 || typeof id !== 'string' || typeof document !== 'string') return undefined;
  const reading = readProject(document, undefined);
  if (reading.kind === 'refused') return undefined;
  return {
    id,
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
    project: reading.project,
    tab: typeof tab === 'string' && isSegmentsTab(tab) ? tab : FIRST_TAB,
    projectFile: typeof projectFile === 'string' ? projectFile : undefined,
  };
}
