import { version } from '../../base/version.ts';
import type { SegmentationConfig } from '../../pipelines/segmentation/config.ts';
import type { PackedFile } from '../../worker/pack-files.ts';
import type { ImportedFile } from '../../worker/protocol.ts';
import type { AppState } from '../app-state.ts';
import { runInputs } from '../draft.ts';
import { INPUT_KINDS, type InputKind } from '../import-flow.ts';
import type { ImportSource } from '../import-source.ts';
import { isOfDraft } from './is-of-draft.ts';
import {
  PROJECT_FILES,
  PROJECT_VERSION,
  type ProjectDocument,
  type ProjectInputs,
  type ProjectView,
} from './project-document.ts';

/** What a project is written from. */
export interface ProjectParts {
  readonly state: AppState;
  readonly savedAt: Date;
  sourceOf(id: string): ImportSource | undefined;
}

/** What the document of an open page is written from. */
export interface SessionParts extends ProjectParts {
  /** The last settings without problems. */
  readonly config: SegmentationConfig;
  /** Whether the file lies beside the document. */
  hasData(kind: InputKind): boolean;
}

/** The files of a project: all but the data as JSON, and the imported files where they are to go with it. */
export function projectFiles(parts: ProjectParts): readonly PackedFile[] {
  const { state } = parts;
  const document = projectDocument(parts);
  const { result, views } = state.run;
  const chosen = views.segmentations?.byK.find(({ k }) => k === document.result?.k);
  const files: PackedFile[] = [
    { name: PROJECT_FILES.project, content: json(document) },
    ...(views.profiles === undefined
      ? []
      : [{ name: PROJECT_FILES.customers, content: json(views.profiles.ids) }]),
    ...(chosen === undefined || result === undefined
      ? []
      : [
          { name: PROJECT_FILES.result, content: json(result) },
          { name: PROJECT_FILES.labels, content: new Blob([chosen.labels.slice()]) },
        ]),
  ];
  for (const [kind, input] of Object.entries(document.inputs)) {
    const source = input.hasData ? parts.sourceOf(input.id) : undefined;
    if (source !== undefined)
      files.push({ name: PROJECT_FILES.data[kind as InputKind], content: source.file });
  }
  return files;
}

/** The document of an open page that is kept for the case of a crash: with every imported file, also those that no run uses. */
export function sessionDocument({ config, hasData, ...parts }: SessionParts): ProjectDocument {
  const inputs: Record<string, unknown> = {};
  for (const kind of INPUT_KINDS) {
    const file = parts.state.inputs[kind];
    const input = file === undefined ? undefined : inputOf(parts, file);
    if (input !== undefined) inputs[kind] = { ...input, hasData: hasData(kind) };
  }
  return { ...projectDocument(parts), config, inputs };
}

function projectDocument(parts: ProjectParts): ProjectDocument {
  const { state, savedAt } = parts;
  const { preset, config, ownPreset: _own, ...byHand } = state.history.present;
  const { result } = state.run;
  const known = result !== undefined && isOfDraft(state);
  return {
    strataProject: PROJECT_VERSION,
    app: { name: 'Strata', version },
    savedAt: savedAt.toISOString(),
    preset,
    config,
    byHand,
    inputs: projectInputs(parts),
    view: viewOf(state),
    ...(known
      ? {
          result: {
            resultHash: result.resultHash,
            dataHash: result.dataHash,
            k: result.kSelection.chosen,
            customers: result.totals.customers,
          },
        }
      : {}),
  };
}

function projectInputs(parts: ProjectParts): ProjectInputs {
  const { state } = parts;
  const used = runInputs(state.draft.config.source.kind, state.inputs);
  const inputs: Record<string, unknown> = {};
  for (const kind of INPUT_KINDS) {
    const file = state.inputs[kind];
    const input = file === undefined || used[kind] !== file.id ? undefined : inputOf(parts, file);
    if (input !== undefined) inputs[kind] = { ...input, hasData: state.project.withData };
  }
  return inputs;
}

function inputOf({ sourceOf }: ProjectParts, { id, fileName }: ImportedFile): object | undefined {
  const source = sourceOf(id);
  if (source === undefined) return undefined;
  return {
    fileName,
    id,
    bytes: source.file.size,
    ...(source.kind === 'table'
      ? { plan: source.plan }
      : source.columns === undefined
        ? {}
        : { columns: source.columns }),
  };
}

function viewOf({ page, shownK, selectedSegment, selection, run }: AppState): ProjectView {
  const ids = run.views.profiles?.ids;
  return {
    page,
    ...(shownK === undefined ? {} : { shownK }),
    ...(selectedSegment === undefined ? {} : { selectedSegment }),
    ...(selection === undefined || ids === undefined
      ? {}
      : {
          selection: {
            ids: Array.from(selection.rows, (row) => ids[row] ?? ''),
            origin: selection.origin,
          },
        }),
  };
}

function json(value: unknown): Blob {
  return new Blob([`${JSON.stringify(value)}\n`]);
}
