import { version } from '../../base/version.ts';
import type { PackedFile } from '../../worker/pack-files.ts';
import type { AppState } from '../app-state.ts';
import { runInputs } from '../draft.ts';
import type { InputKind } from '../import-flow.ts';
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

function projectInputs({ state, sourceOf }: ProjectParts): ProjectInputs {
  const { config } = state.draft;
  const used = runInputs(config.source.kind, state.inputs);
  const inputs: Record<string, unknown> = {};
  for (const kind of ['events', 'customers', 'merges'] as const) {
    const file = state.inputs[kind];
    const source = file === undefined ? undefined : sourceOf(file.id);
    if (file === undefined || source === undefined || used[kind] !== file.id) continue;
    inputs[kind] = {
      fileName: file.fileName,
      id: file.id,
      bytes: source.file.size,
      hasData: state.project.withData,
      ...(source.kind === 'table'
        ? { plan: source.plan }
        : source.columns === undefined
          ? {}
          : { columns: source.columns }),
    };
  }
  return inputs;
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
