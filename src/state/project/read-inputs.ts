import { countText } from '../../base/number-text.ts';
import type { ImportedFile } from '../../worker/protocol.ts';
import type { StoreParts } from '../app-state.ts';
import { failureWords } from '../failure-words.ts';
import type { ImportActions } from '../import-actions.ts';
import { INPUT_KINDS, type InputKind } from '../import-flow.ts';
import type { ImportSource } from '../import-source.ts';
import { filesAgain } from './files-again.ts';
import type { MergesInput, ProjectDocument, TableInput } from './project-document.ts';

/** Inputs that were read for a project, which nothing uses yet. */
export type ReadInputs = Partial<Record<InputKind, ImportedFile>>;

/** Why a file was not taken, and what to do. */
export interface InputProblem {
  readonly problem: string;
  readonly remedy: string;
}

export interface InputReader {
  /** Reads a file, or the files that were read together, as the project says, unless it is not what it has to be. */
  readInput(
    project: ProjectDocument,
    kind: InputKind,
    files: readonly File[],
  ): Promise<ImportedFile | InputProblem>;
  /**
   * The inputs of a project: those that the page has already, and those whose file lies ready. Undefined when that is no
   * longer wanted: then nothing of it stays.
   */
  readInputs(
    project: ProjectDocument,
    fileOf: (kind: InputKind) => File | undefined,
    isWanted: () => boolean,
  ): Promise<{ readonly read: ReadInputs; readonly problems: readonly InputProblem[] } | undefined>;
  /** Lets go of inputs that the page does not use. */
  drop(read: ReadInputs): void;
}

/** Reads the inputs of projects that are being opened. */
export function inputReader(
  { store, ports }: StoreParts,
  { read }: Pick<ImportActions, 'read'>,
): InputReader {
  const drop = (inputs: ReadInputs): void => {
    const used = store.getState().inputs;
    for (const file of Object.values(inputs))
      if (used[file.kind]?.id !== file.id) ports.runner.remove(file.id);
  };
  const readInput: InputReader['readInput'] = async (project, kind, files) => {
    const wanted = project.inputs[kind];
    const source = wanted === undefined ? undefined : sourceFor(kind, files, wanted);
    if (wanted === undefined || source === undefined)
      return {
        problem: `These are not all the files that the project was saved with: ${wanted?.fileName}.`,
        remedy: 'Choose all of them at once.',
      };
    const answer = await read(source);
    if (answer.kind === 'cancelled') return { problem: 'Reading was cancelled.', remedy: 'Open it again.' };
    if (answer.kind === 'failed') {
      const { message, remedy } = failureWords(answer.failure);
      return { problem: message, remedy };
    }
    if (answer.value.id === wanted.id) return answer.value;
    drop({ [kind]: answer.value });
    return {
      problem: `“${source.file.name}” is not the file that the project was saved with: its contents are others.`,
      remedy: `Choose the ${wanted.fileName} of ${countText(wanted.bytes)} bytes that was used then.`,
    };
  };
  return {
    drop,
    readInput,
    async readInputs(project, fileOf, isWanted) {
      const inputs: ReadInputs = {};
      const problems: InputProblem[] = [];
      for (const kind of INPUT_KINDS) {
        const wanted = project.inputs[kind];
        if (wanted === undefined) continue;
        const here = store.getState().inputs[kind];
        const file = fileOf(kind);
        if (here?.id === wanted.id) inputs[kind] = here;
        else if (file !== undefined) {
          const answer = await readInput(project, kind, [file]);
          if ('problem' in answer) problems.push(answer);
          else inputs[kind] = answer;
          if (isWanted()) continue;
          drop(inputs);
          return undefined;
        }
      }
      return { read: inputs, problems };
    },
  };
}

function sourceFor(
  kind: InputKind,
  files: readonly File[],
  wanted: TableInput | MergesInput,
): ImportSource | undefined {
  const [file] = files;
  if (file === undefined) return undefined;
  if (!('plan' in wanted))
    return { kind: 'merges', file, columns: kind === 'merges' ? wanted.columns : undefined };
  if (file.size === wanted.bytes && files.length === 1) return { kind: 'table', file, plan: wanted.plan };
  const again = filesAgain(wanted.plan, files);
  return again === undefined ? undefined : { kind: 'table', ...again };
}
