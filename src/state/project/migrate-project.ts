import { PROJECT_VERSION } from './project-document.ts';
import { Misfit, readList, readRecord, readText, readWhole } from '../../base/read-value.ts';

type Json = Readonly<Record<string, unknown>>;

/** What an older document may have to be completed from. */
export interface ProjectSources {
  /** `customers.json`, as it was parsed; undefined when there is none. */
  readonly customerIds: unknown;
}

/** Every version there has been: a new one does not compile without a step to it. */
type KnownVersion = 1 | typeof PROJECT_VERSION;

/** From each older version to the next. */
const STEPS: Readonly<
  Record<Exclude<KnownVersion, typeof PROJECT_VERSION>, (project: Json, sources: ProjectSources) => Json>
> = { 1: selectionByIds };

/** The version that a document states, whatever else it holds. */
export function projectVersion(project: Json): number {
  return readWhole(project['strataProject'], 'strataProject', 1_000_000);
}

/** The document in the form of {@link PROJECT_VERSION}; the version must not be newer. */
export function migrateProject(project: Json, sources: ProjectSources): Json {
  const version = projectVersion(project);
  if (version === 0) throw new Misfit('strataProject', 'is 0, and versions begin at 1');
  let document = project;
  for (let at = version; at < PROJECT_VERSION; at++) {
    const step = STEPS[at as keyof typeof STEPS];
    document = { ...step(document, sources), strataProject: at + 1 };
  }
  return document;
}

/** Version 1 named the selected customers by their rows in `customers.json`. */
function selectionByIds(project: Json, { customerIds }: ProjectSources): Json {
  const view = readRecord(project['view'], 'view');
  if (view['selection'] === undefined) return project;
  const { rows, origin } = readRecord(view['selection'], 'view.selection');
  if (!Array.isArray(customerIds)) throw new Misfit('view.selection', 'needs the list of customers');
  const ids = readList(rows, 'view.selection.rows', {
    most: customerIds.length,
    each: (row, path) => readText(customerIds[readWhole(row, path, customerIds.length - 1)], path),
  });
  return { ...project, view: { ...view, selection: { ids, origin } } };
}
