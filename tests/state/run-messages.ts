import type { StageReport, StageStatus } from '../../src/engine/events.ts';
import type { StageTitle } from '../../src/engine/pipeline.ts';
import { presetConfig } from '../../src/pipelines/segmentation/presets.ts';
import { INITIAL_RUN, reduceRun, type RunState, type RunStateMessage } from '../../src/state/run-state.ts';

export const CONFIG = presetConfig('testing');

function stage(name: string, reads: readonly string[], uses: readonly string[]): StageTitle {
  return { name, title: name.toUpperCase(), about: `makes ${name}`, reads, uses };
}

/** A short pipeline with the names that the screen knows. */
export const STAGES: readonly StageTitle[] = [
  stage('acquired', ['importedEvents'], ['source.kind', 'synthetic']),
  stage('profiles', ['acquired'], ['profiles']),
  stage('sweep', ['profiles'], ['clustering']),
  stage('kChoice', ['sweep'], ['clustering']),
  stage('segmentations', ['sweep', 'profiles'], ['segments']),
  stage('projection', ['profiles'], []),
];

/** The same with a test of the chosen segments at its end. */
export const STAGES_WITH_TEST: readonly StageTitle[] = [
  ...STAGES,
  stage('sampling', ['sweep', 'kChoice'], ['sensitivity']),
];

export function requested(config = CONFIG, at = 0): RunStateMessage {
  return { kind: 'run-requested', config, inputs: {}, at };
}

export function ended(name: string, status: StageStatus, view: unknown, ms = 10): RunStateMessage {
  const report: StageReport = {
    name,
    title: name.toUpperCase(),
    status,
    ms,
    startedMs: 0,
    bytes: 8,
    metrics: {},
  };
  return { kind: 'stage-ended', stage: name, report, view };
}

export function stagesEnded(
  names: readonly string[],
  mark: string,
  status: StageStatus = 'computed',
  more: Readonly<Record<string, object>> = {},
): readonly RunStateMessage[] {
  return names.flatMap((name): RunStateMessage[] => [
    { kind: 'stage-started', stage: name, startedMs: 0 },
    ended(name, status, { mark, ids: ['a', 'b'], chosen: 5, byK: [5, 6].map(segmented), ...more[name] }),
  ]);
}

export const ALL = STAGES.map(({ name }) => name);

export function wholeRun(
  mark: string,
  status: StageStatus = 'computed',
  stages = STAGES,
  more: Readonly<Record<string, object>> = {},
): readonly RunStateMessage[] {
  return [
    requested(),
    { kind: 'run-started', stages },
    ...stagesEnded(
      stages.map(({ name }) => name),
      mark,
      status,
      more,
    ),
    { kind: 'run-ended', outcome: { kind: 'done', ms: 60 } },
  ];
}

export function fold(messages: readonly RunStateMessage[], from: RunState = INITIAL_RUN): RunState {
  return messages.reduce(reduceRun, from);
}

/** The marks of the views that are shown. */
export function marks(state: RunState): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state.views).map(([name, view]) => [name, (view as unknown as { mark: string }).mark]),
  );
}

function segmented(k: number): object {
  return { k, labels: Uint8Array.of(0, 1), segments: [{ id: 0, name: 'First' }] };
}
