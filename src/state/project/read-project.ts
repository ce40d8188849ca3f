import { readConfig } from '../../engine/config.ts';
import type { ImportPlan } from '../../io/import-plan.ts';
import type { MergeColumns } from '../../io/merge-history.ts';
import { SEGMENTATION_SETTINGS, segmentationRules } from '../../pipelines/segmentation/config.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import { PRESETS, presetConfig, type PresetName } from '../../pipelines/segmentation/presets.ts';
import { PAGES } from '../page.ts';
import { migrateProject, projectVersion } from './migrate-project.ts';
import {
  PROJECT_VERSION,
  type MergesInput,
  type ProjectDocument,
  type ProjectInputs,
  type ProjectResult,
  type ProjectView,
  type TableInput,
} from './project-document.ts';
import { MOST_CUSTOMERS } from './most-customers.ts';
import { readByHand } from './read-by-hand.ts';
import {
  Misfit,
  readFlag,
  readHash,
  readList,
  readOneOf,
  readOptional,
  readRecord,
  readText,
  readWhole,
} from '../../base/read-value.ts';

/** What a project file holds, or what is wrong with it in one sentence. */
export type ProjectReading =
  | { readonly kind: 'read'; readonly project: ProjectDocument }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads the texts of a project file, which may be anything, of this or an older version. Nothing is guessed: whatever does
 * not fit refuses the whole.
 */
export function readProject(text: string, customers: string | undefined): ProjectReading {
  try {
    const raw = readRecord(plainJson(text), 'project.json');
    if (raw['strataProject'] === undefined)
      throw new Misfit('strataProject', 'is missing: this is no project');
    const version = projectVersion(raw);
    if (version > PROJECT_VERSION)
      return {
        kind: 'refused',
        message: `It was saved by a newer version of Strata (project version ${version}; this page knows ${PROJECT_VERSION}).`,
      };
    const customerIds = customers === undefined ? undefined : plainJson(customers);
    return { kind: 'read', project: documentOf(migrateProject(raw, { customerIds })) };
  } catch (thrown) {
    if (thrown instanceof Misfit) return { kind: 'refused', message: `${thrown.message}.` };
    return { kind: 'refused', message: 'Its contents are not JSON, or damaged.' };
  }
}

/** Parses JSON and refuses names that reach into every object. */
function plainJson(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new Misfit(key, 'is no name that a project may have');
    return value;
  });
}

function documentOf(raw: Readonly<Record<string, unknown>>): ProjectDocument {
  const app = readRecord(raw['app'], 'app');
  const preset = readOneOf<PresetName>(
    raw['preset'],
    'preset',
    PRESETS.map(({ name }) => name),
  );
  const result = readOptional(raw['result'], 'result', readResult);
  return {
    strataProject: PROJECT_VERSION,
    app: { name: 'Strata', version: readText(app['version'], 'app.version', 40) },
    savedAt: readText(raw['savedAt'], 'savedAt', 40),
    preset,
    config: readSettings(raw['config'], preset),
    byHand: readByHand(raw['byHand'], 'byHand'),
    inputs: readInputs(raw['inputs'], 'inputs'),
    view: readView(raw['view'], 'view'),
    ...(result === undefined ? {} : { result }),
  };
}

function readSettings(value: unknown, preset: PresetName): SegmentationConfig {
  const reading = readConfig(SEGMENTATION_SETTINGS, value, presetConfig(preset), segmentationRules);
  if (reading.kind === 'valid') return reading.config;
  const [problem] = reading.problems;
  throw new Misfit(`config.${problem?.path ?? ''}`, problem?.message ?? 'does not fit');
}

function readInputs(value: unknown, path: string): ProjectInputs {
  const { events, customers, merges } = readRecord(value, path);
  const readEvents = readOptional(events, `${path}.events`, readTable);
  const readCustomers = readOptional(customers, `${path}.customers`, readTable);
  const readHistory = readOptional(merges, `${path}.merges`, readMerges);
  return {
    ...(readEvents === undefined ? {} : { events: readEvents }),
    ...(readCustomers === undefined ? {} : { customers: readCustomers }),
    ...(readHistory === undefined ? {} : { merges: readHistory }),
  };
}

type AnyInput = Omit<TableInput, 'plan'>;

function readInput(value: unknown, path: string): AnyInput {
  const { fileName, id, bytes, hasData } = readRecord(value, path);
  return {
    fileName: readText(fileName, `${path}.fileName`),
    id: readHash(id, `${path}.id`),
    bytes: readWhole(bytes, `${path}.bytes`, Number.MAX_SAFE_INTEGER),
    hasData: readFlag(hasData, `${path}.hasData`),
  };
}

/** The plan itself is held to by the hash: read by another one, the file has another id and is refused. */
function readTable(value: unknown, path: string): TableInput {
  const { plan } = readRecord(value, path);
  const { fileName, kind, together } = readRecord(plan, `${path}.plan`);
  readText(fileName, `${path}.plan.fileName`);
  readOneOf(kind, `${path}.plan.kind`, ['events', 'customers']);
  readOptional(together, `${path}.plan.together`, checkTogether);
  return { ...readInput(value, path), plan: plan as ImportPlan };
}

/** The places of files that are read together, which no hash stands for. */
function checkTogether(value: unknown, path: string): undefined {
  const { files, lookup } = readRecord(value, path);
  readList(files, `${path}.files`, { most: 500, each: checkStretch });
  readOptional(lookup, `${path}.lookup`, checkStretch);
}

function checkStretch(value: unknown, path: string): undefined {
  const { from, to, plan } = readRecord(value, path);
  readWhole(from, `${path}.from`, Number.MAX_SAFE_INTEGER);
  readWhole(to, `${path}.to`, Number.MAX_SAFE_INTEGER);
  readText(readRecord(plan, `${path}.plan`)['fileName'], `${path}.plan.fileName`);
}

function readMerges(value: unknown, path: string): MergesInput {
  const columns = readOptional(readRecord(value, path)['columns'], `${path}.columns`, readMergeColumns);
  return { ...readInput(value, path), ...(columns === undefined ? {} : { columns }) };
}

function readMergeColumns(value: unknown, path: string): MergeColumns {
  return Object.fromEntries(
    Object.entries(readRecord(value, path)).map(([name, column]) => [
      readOneOf(name, path, ['past', 'canonical', 'time']),
      readText(column, `${path}.${name}`),
    ]),
  );
}

function readView(value: unknown, path: string): ProjectView {
  const view = readRecord(value, path);
  const page = readOneOf(
    view['page'],
    `${path}.page`,
    PAGES.map(({ name }) => name),
  );
  const shownK = readOptional(view['shownK'], `${path}.shownK`, (k, at) => readWhole(k, at, 255));
  const selectedSegment = readOptional(view['selectedSegment'], `${path}.selectedSegment`, (id, at) =>
    readWhole(id, at, 255),
  );
  const selection = readOptional(view['selection'], `${path}.selection`, readSelection);
  return {
    page,
    ...(shownK === undefined ? {} : { shownK }),
    ...(selectedSegment === undefined ? {} : { selectedSegment }),
    ...(selection === undefined ? {} : { selection }),
  };
}

function readSelection(value: unknown, path: string): NonNullable<ProjectView['selection']> {
  const { ids, origin } = readRecord(value, path);
  return {
    ids: readList(ids, `${path}.ids`, { most: MOST_CUSTOMERS, each: (id, at) => readText(id, at) }),
    origin: readText(origin, `${path}.origin`, 2000),
  };
}

function readResult(value: unknown, path: string): ProjectResult {
  const { resultHash, dataHash, k, customers } = readRecord(value, path);
  return {
    resultHash: readHash(resultHash, `${path}.resultHash`),
    dataHash: readHash(dataHash, `${path}.dataHash`),
    k: readWhole(k, `${path}.k`, 255),
    customers: readWhole(customers, `${path}.customers`, MOST_CUSTOMERS),
  };
}
